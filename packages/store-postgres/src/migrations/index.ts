import { first } from './0001-first.js';
import { anyNumbers } from './0002-any-numbers.js';
import { overSince } from './0003-over-since.js';

/**
 * The steps from an empty database to the one that this version needs, each applied once and in order. A step that was
 * released is never changed; what comes next is added.
 */
export const migrations: readonly string[] = [first, anyNumbers, overSince];
