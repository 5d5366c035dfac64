/** For the stores: the fields of a record that are dates or contain some, all of them and no others. */
export type DatesOf<T> = T extends Date
  ? 'date'
  : T extends readonly (infer Item)[]
    ? readonly [DatesOf<Item>]
    : {
        readonly [Key in keyof T as HasDate<T[Key]> extends false ? never : Key]-?: DatesOf<
          NonNullable<T[Key]>
        >;
      };

type HasDate<T> = T extends Date
  ? true
  : T extends readonly (infer Item)[]
    ? HasDate<Item>
    : T extends object
      ? true extends { [Key in keyof T]-?: HasDate<NonNullable<T[Key]>> }[keyof T]
        ? true
        : false
      : false;

/** For the stores: turns records into the JSON that a database keeps, and back. */
export interface Codec<T> {
  encode(record: T): string;
  decode(json: string): T;
}

type Shape = 'date' | readonly [Shape] | { readonly [key: string]: Shape };

/**
 * For the stores: a codec for records whose dates stand where `dates` says, to the millisecond. Fields that are
 * `undefined` are absent afterwards. The compiler sees to it that no date is left out.
 *
 * @example
 * const codec = codecOf<Token>({ expiresAt: 'date', lastUpdated: 'date' });
 */
export function codecOf<T>(dates: DatesOf<T>): Codec<T> {
  return {
    encode: (record) => JSON.stringify(record),
    decode: (json) => revive(JSON.parse(json), dates) as T,
  };
}

/** Puts dates in place of their texts, in a value that nobody else has. */
function revive(value: unknown, shape: Shape): unknown {
  if (value === undefined || value === null) return value;
  if (shape === 'date') return new Date(value as string);
  if (isList(shape)) return (value as unknown[]).map((item) => revive(item, shape[0]));
  const record = value as Record<string, unknown>;
  for (const [key, part] of Object.entries(shape)) {
    if (Object.hasOwn(record, key)) record[key] = revive(record[key], part);
  }
  return record;
}

function isList(shape: Exclude<Shape, 'date'>): shape is readonly [Shape] {
  return Array.isArray(shape);
}
