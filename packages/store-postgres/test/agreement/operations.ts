import type { Store } from '@csms/store';
import fc from 'fast-check';

/** Parts of a store, whose methods are operations. */
type Part = Exclude<keyof Store, 'check' | 'close' | 'removeStation'>;
type ArgsOf<P extends Part, M extends keyof Store[P]> = Store[P][M] extends (
  ...args: infer Args
) => Promise<unknown>
  ? Args
  : never;
type Arbitraries<Args extends readonly unknown[]> = { [Index in keyof Args]-?: fc.Arbitrary<Args[Index]> };

/** A call of a method of a store. */
export interface Operation {
  /** Absent for a method of the store itself. */
  readonly part?: Part;
  readonly method: string;
  readonly args: readonly unknown[];
  /** Whether what it resolves to is a page of a list, of which all pages are meant. */
  readonly isList?: boolean;
  /** Whether the order of what it resolves to is nobody's promise. */
  readonly isUnordered?: boolean;
}

/** What is done to a part of a store, or to several that belong together. */
export interface Story {
  readonly name: string;
  readonly writes: fc.Arbitrary<Operation>;
  /** What shows all that is kept. */
  readonly reads: readonly Operation[];
}

/** Calls of a method, with arguments of its types. */
export function calls<P extends Part, M extends keyof Store[P] & string>(
  part: P,
  method: M,
  ...args: Arbitraries<ArgsOf<P, M>>
): fc.Arbitrary<Operation> {
  return fc
    .tuple(...(args as readonly fc.Arbitrary<unknown>[]))
    .map((values) => ({ part, method, args: values }));
}

/** Reads of all that a list has, for each station. */
export function lists(part: Part, method = 'list', ...args: readonly unknown[]): readonly Operation[] {
  return stationIds.map((id) => ({ part, method, args: [id, ...args], isList: true }));
}

/** Does an operation, and resolves to what comes of it: an error by its name, and pages of two as one list. */
export async function outcomeOf(
  store: Store,
  { part, method, args, isList, isUnordered }: Operation,
): Promise<unknown> {
  const methods: object = part ? store[part] : store;
  const does = (methods as Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>)[
    method
  ];
  // Nobody's store may keep what it was given, nor what the other one was.
  const given = structuredClone(args);
  try {
    if (isUnordered) return sorted((await does?.(...given)) as readonly unknown[]);
    if (!isList) return await does?.(...given);
    const items: unknown[] = [];
    let next: string | undefined;
    do {
      const page = { limit: 2, ...(next !== undefined && { cursor: next }) };
      const found = (await does?.(...given, page)) as { items: readonly unknown[]; next?: string };
      items.push(...found.items);
      next = found.next;
    } while (next !== undefined);
    return items;
  } catch (error) {
    return `rejects: ${error instanceof Error ? error.name : String(error)}`;
  }
}

function sorted(items: readonly unknown[]): readonly unknown[] {
  return items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** Ids of stations that are told apart by little, the first of which is usual. */
export const stationIds = ['CS1', 'CS2', 'cs1', '\u0000', '\u{1f50c}'] as const;

/** A text out of a few that are usual, or one that databases trip over. */
export function text(...usual: readonly string[]): fc.Arbitrary<string> {
  const odd = ['', '\u0000', '\ud83d', '\uffff', '\u{1f50c}', '__proto__', 'a/b', 'stra\u00dfe'];
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );
}

/** A record with some fields, and perhaps others. */
export function record<Required extends object, Optional extends object = object>(
  required: { [Key in keyof Required]: fc.Arbitrary<Required[Key]> },
  optional?: { [Key in keyof Optional]: fc.Arbitrary<Optional[Key]> },
): fc.Arbitrary<Required & Partial<Optional>> {
  const all = { ...required, ...optional } as Record<string, fc.Arbitrary<unknown>>;
  const fields = fc.record(all, { requiredKeys: Object.keys(required) });
  return fields as fc.Arbitrary<unknown> as fc.Arbitrary<Required & Partial<Optional>>;
}

/** Up to three of something. */
export function few<T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(item, { maxLength: 3 });
}

const noon = Date.UTC(2026, 0, 1, 12);

/** A time out of a few, seldom a far one or one at the edge of what can be written. */
export const time = fc.oneof(
  { weight: 12, arbitrary: fc.nat(4).map((minute) => new Date(noon + minute * 60_000)) },
  { weight: 2, arbitrary: fc.constantFrom(1, 9_999, 3_660_000).map((ms) => new Date(noon + ms)) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('0000-01-01T00:00:00Z', '1969-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z')
      .map((iso) => new Date(iso)),
  },
);

export const stationId = fc.oneof(
  { weight: 8, arbitrary: fc.constant('CS1') },
  { weight: 1, arbitrary: fc.constantFrom(...stationIds) },
);
/** Removals of stations. */
export const removals: fc.Arbitrary<Operation> = stationId.map((id) => ({
  method: 'removeStation',
  args: [id],
}));
export const word = text('one', 'two');
export const uid = text('TAG', 'tag', 'B');
export const transactionId = text('T1', 'T2');
export const token = record({ uid }, { type: fc.constantFrom('ISO14443', 'NoAuthorization') });

/** A whole number: stations make them as great as they like. */
export const whole = fc.oneof(
  { weight: 8, arbitrary: fc.nat(2) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 10, 2 ** 31 - 1, 2 ** 53 + 2, 1e21, -1e21) },
);
export const amount = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 1, 0.1, 0.3, 5_000, 1_000_000) },
  { weight: 1, arbitrary: fc.constantFrom(-1, -0.5, 5e-324, 1e-7, 2 ** 53 + 2, 1e21) },
);
/** As many as there are: which of those that are due at one time are first is nobody's promise. */
export const all = fc.constant(1_000);
