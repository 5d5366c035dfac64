/** Things that happen, to be waited for one by one. */
export interface Queue<T> {
  push(item: T): void;
  /** The next item, now or when it comes. */
  next(): Promise<T>;
  /** What has come and was not asked for. */
  readonly left: readonly T[];
}

/** Makes a {@link Queue}. */
export function createQueue<T>(): Queue<T> {
  const left: T[] = [];
  const waiting: Array<(item: T) => void> = [];
  return {
    left,
    push(item) {
      const resolve = waiting.shift();
      if (resolve) resolve(item);
      else left.push(item);
    },
    next() {
      const [item] = left.splice(0, 1);
      return item === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(item);
    },
  };
}
