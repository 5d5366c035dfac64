/**
 * Texts that stations and operators may use as ids, and that careless stores trip over: names that objects inherit, what
 * means something in paths, queries and patterns, next to nothing, very much, other scripts, and what no database holds.
 */
export const hostileKeys: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '.',
  '..',
  'a/b',
  '%',
  '%2F',
  '*',
  '$&',
  "'; --",
  '{"a":1}',
  'null',
  'undefined',
  '0',
  '-1',
  'x'.repeat(500),
  'gr\u00fcn',
  'gru\u0308n', // the same to the eye, but another text
  '\u5145\u96fb',
  '\u{1f50c}',
  '\u0000',
  '\ud83d', // half of a character
];

/** Numbers that stations may give to what is theirs, in order: the schemas of OCPP know no least and no greatest. */
export const hostileNumbers: readonly number[] = [-1e21, -12_345, 2 ** 53 + 2, 2 ** 63, 1e21];
