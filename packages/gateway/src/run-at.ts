/**
 * Runs a step at each of several times, one after the other.
 *
 * @param timesMs milliseconds from now, ascending
 * @param step gets the number of the time that has come, from 0
 * @returns a function that cancels the steps that are still to come
 */
export function runAt(timesMs: readonly number[], step: (index: number) => void): () => void {
  const start = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let cancelled = false;

  function wait(index: number): void {
    const time = timesMs[index];
    if (time === undefined || cancelled) return;
    timer = setTimeout(
      () => {
        step(index);
        wait(index + 1);
      },
      Math.max(0, time - (performance.now() - start)),
    );
  }

  wait(0);
  return () => {
    cancelled = true;
    clearTimeout(timer);
  };
}
