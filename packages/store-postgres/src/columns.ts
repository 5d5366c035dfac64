import type { Value } from './database.js';
import { keyOf } from './keys.js';
import { timestampOf } from './times.js';

/** A column that records are found or ordered by. */
export interface Column<Part extends string | number = string | number> {
  readonly name: string;
  /** Its type in the database. */
  readonly type: 'text' | 'double precision' | 'timestamptz';
  /** What the column holds for a part of a position. */
  valueOf(part: Part): Value;
  /** Whether a part, which may come from anybody's cursor, can be of this column. */
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

/** A column of whole numbers, which stations make as great as they like. */
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

/** The times that a `timestamptz` and a `Date` both hold: from the day on with which the former begins, in 4714 BC. */
const firstTimeMs = Date.UTC(-4713, 10, 24);
const lastTimeMs = 8_640_000_000_000_000;
