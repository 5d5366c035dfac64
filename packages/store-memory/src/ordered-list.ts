import { type Cursors, limitOf, type Page, type PageRequest } from '@csms/store';

/** The position of an item in a list, compared part by part. */
type Position = readonly (string | number)[];

/** Items that are sorted when they are read: adding one takes the same time however many there are. */
export interface OrderedList<Item> {
  /** In ascending order, unless `isSorted` is false. */
  items: Item[];
  isSorted: boolean;
}

/** The order of the lists of one kind, and the direction in which they are read. */
export interface ListOrder<Item, P extends Position> {
  readonly cursors: Cursors<P>;
  readonly positionOf: (item: Item) => P;
  readonly direction: 'ascending' | 'descending';
}

/** A list without items. */
export function emptyList<Item>(): OrderedList<Item> {
  return { items: [], isSorted: true };
}

/** Adds an item to a list. */
export function addTo<Item, P extends Position>(
  list: OrderedList<Item>,
  item: Item,
  { positionOf }: ListOrder<Item, P>,
): void {
  const last = list.items.at(-1);
  if (last !== undefined && compare(positionOf(last), positionOf(item)) > 0) list.isSorted = false;
  list.items.push(item);
}

/** Removes and returns the first item of a list; `undefined` when it is empty. */
export function dropFirst<Item, P extends Position>(
  list: OrderedList<Item>,
  { positionOf }: ListOrder<Item, P>,
): Item | undefined {
  sort(list, positionOf);
  return list.items.shift();
}

/** The page that is asked for, of the items that are selected. */
export function pageOf<Item, P extends Position>(
  list: OrderedList<Item>,
  { cursors, positionOf, direction }: ListOrder<Item, P>,
  request: PageRequest,
  isSelected: (item: Item) => boolean = () => true,
): Page<Item> {
  const limit = limitOf(request);
  const after = request.cursor === undefined ? undefined : cursors.decode(request.cursor);
  sort(list, positionOf);
  const { items } = list;
  const isAscending = direction === 'ascending';
  const found: Item[] = [];
  let last: Item | undefined;
  let index = isAscending ? 0 : items.length - 1;
  if (after) {
    index = isAscending
      ? countLeading(items, (item) => compare(positionOf(item), after) <= 0)
      : countLeading(items, (item) => compare(positionOf(item), after) < 0) - 1;
  }
  for (; index >= 0 && index < items.length; index += isAscending ? 1 : -1) {
    const item = items[index];
    if (item === undefined || !isSelected(item)) continue;
    if (last !== undefined && found.length === limit)
      return { items: found, next: cursors.encode(positionOf(last)) };
    found.push(item);
    last = item;
  }
  return { items: found };
}

function sort<Item>(list: OrderedList<Item>, positionOf: (item: Item) => Position): void {
  if (list.isSorted) return;
  list.items = list.items.toSorted((a, b) => compare(positionOf(a), positionOf(b)));
  list.isSorted = true;
}

/** How many items pass a test, in a list in which those that pass come before those that fail. */
export function countLeading<Item>(items: readonly Item[], passes: (item: Item) => boolean): number {
  const last = items.at(-1);
  if (last === undefined || passes(last)) return items.length; // most things are told in order
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && passes(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compare(a: Position, b: Position): number {
  for (let index = 0; index < a.length; index++) {
    const part = a[index] as string | number;
    const other = b[index];
    if (other === undefined || part === other) continue;
    return part < other ? -1 : 1;
  }
  return 0;
}
