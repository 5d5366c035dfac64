import { limitOf, type Removed } from '@csms/store';

/** Which items are removed, and how. */
export interface OldestRules<Item> {
  readonly before: Date;
  readonly limit: number;
  /** The time by which an item is removed; one without a time stays. */
  readonly timeOf: (item: Item) => Date | undefined;
  readonly remove: (item: Item) => void;
}

/** Removes items whose time is before another, the oldest first, `limit` of them at most. */
export function removeOldest<Item>(
  items: Iterable<Item>,
  { before, limit, timeOf, remove }: OldestRules<Item>,
): Removed {
  const max = limitOf({ limit });
  const old = oldestFirst(items, timeOf).filter((item) => (timeOf(item) as Date) < before);
  const removed = old.slice(0, max);
  removed.forEach(remove);
  return { count: removed.length, isMore: old.length > max };
}

/** The items that have a time, in its order. */
export function oldestFirst<Item>(
  items: Iterable<Item>,
  timeOf: (item: Item) => Date | undefined,
): readonly Item[] {
  const timed = [...items].flatMap((item) => {
    const time = timeOf(item);
    return time ? [{ item, ms: time.getTime() }] : [];
  });
  return timed.toSorted((a, b) => a.ms - b.ms).map(({ item }) => item);
}
