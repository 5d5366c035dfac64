import type { Value } from './database.js';
import { keyOf } from './keys.js';
import { timestampOf } from './times.js';

/** A column that records are found or ordered by. */
export interface Column<Part extends string | number = string | number> {
  readonly name: string;
  /** Its type in the database. */
  readonly type: 'text' | 'double precision' | 'timestamptz';
  /** The value of the column for a part of a position. */
  valueOf(part: Part): Value;
  /** Whether the column can hold a part, which may come from a forged cursor. */
  has(part: Part): boolean;
}

/** The columns of a position, one for each of its parts. */
export type ColumnsOf<Position extends readonly (string | number)[]> = {
  readonly [Index in keyof Position]: Column<Position[Index]>;
};

/** A column of texts, in the order of their code units. */
export function text(name: string): Column<string> {
  return { name, type: 'text', valueOf: keyOf, has: () => true };
}

/** A column of whole numbers; those of stations may be of any size. */
export function integer(name: string): Column<number> {
  return { name, type: 'double precision', valueOf: (part) => part, has: Number.isFinite };
}

/** A column of times, which positions have in milliseconds since 1970. */
export function time(name: string): Column<number> {
  return {
    name,
    type: 'timestamptz',
    valueOf: (part) => timestampOf(new Date(part)),
    has: (part) => Number.isInteger(part) && part >= firstTimeMs && part <= lastTimeMs,
  };
}

/** The earliest time that `timestamptz` holds, in 4714 BC; a `Date` goes further back. */
const firstTimeMs = Date.UTC(-4713, 10, 24);
const lastTimeMs = 8_640_000_000_000_000;
