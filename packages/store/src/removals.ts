/** That everything of a station which meets some criteria is gone. */
export interface Removal<Criteria> {
  readonly criteria: Criteria;
  /** What was known earlier is gone; what is of this time or later stays. */
  readonly at: Date;
}

/** How many removals of one kind are remembered for a station. */
export const maxRemovals = 100;

/** How long a removal is remembered: what was known before it may come after it, but not much later. */
export const maxRemovalAgeMs = 60 * 60_000;

/**
 * For the stores: removals of a station with one more, so that what was known before it and comes late is not taken for
 * new. The latest {@link maxRemovals} stay, for {@link maxRemovalAgeMs}.
 */
export function addRemoval<Criteria>(
  removals: readonly Removal<Criteria>[],
  removal: Removal<Criteria>,
): readonly Removal<Criteria>[] {
  const all = [...removals, removal].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const latest = all.at(-1) ?? removal;
  return all.filter(({ at }) => latest.at.getTime() - at.getTime() <= maxRemovalAgeMs).slice(-maxRemovals);
}

/** For the stores: whether an item is gone by one of the removals. */
export function isRemoved<Criteria, Item extends { readonly at: Date }>(
  item: Item,
  removals: readonly Removal<Criteria>[],
  meets: (item: Item, criteria: Criteria) => boolean,
): boolean {
  return removals.some(({ criteria, at }) => item.at < at && meets(item, criteria));
}
