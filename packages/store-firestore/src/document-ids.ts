import { createHash } from 'node:crypto';

// Documents are named by what stations and operators call things, which may be anything; and lists are read in the order of
// the names, which needs no index. Firestore orders names by code points and allows no slash; stores order texts by UTF-16
// code units. So the code units that make a difference, and those up to the separator of parts, are written as two
// characters, whose order is that of the units: everything else, which is almost every text, stays readable.

/** Between the parts of a name: below every character that a part is written with. */
const separator = ' ';
const afterSeparator = '!';

/** Before every name, which is then neither empty, `.` nor `..`, nor one of the reserved `__name__`. */
const begin = '=';

/** Firestore's limit is 1,500 bytes. */
const maxBytes = 1_450;
/** How many bytes are added to a text that is cut off. */
const hashBytes = 45;

const lastLow = 0x0021;
const dot = 0x002e;
const slash = 0x002f;
const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;
const surrogateMark = 0xe000;
const privateMark = 0xe001;

/** Where the second characters begin: they must be in order, and not be escaped themselves. */
const base = 0x0100;

/** A part of the name of a document. Numbers are whole. */
export type NamePart = string | number;

/**
 * The id of a document that is identified by some parts, always as many in one collection. Ids are in the order of
 * their parts: of texts by UTF-16 code units, of whole numbers by value. Texts of hundreds of characters are ordered by
 * their beginning only.
 */
export function documentId(...parts: readonly NamePart[]): string {
  return begin + parts.map((part) => written(part, parts.length)).join(separator);
}

/**
 * The range of the ids of `count` parts whose first part is at least that of `first` and at most that of `last`: from
 * `from` on and before `before`.
 */
export function idRange(
  count: number,
  first: string,
  last: string = first,
): { readonly from: string; readonly before: string } {
  return {
    from: begin + written(first, count) + separator,
    before: begin + written(last, count) + afterSeparator,
  };
}

function written(part: NamePart, parts: number): string {
  return typeof part === 'number' ? writtenNumber(part) : bounded(writtenText(part), maxBytes / parts);
}

/** From here on numbers are written with their power of ten; those below have a letter for their number of digits. */
const firstGreat = 1e21;
const lastLetter = 25;

/** A number after a letter that tells how many digits it has; of negative numbers the digits count down. */
function writtenNumber(value: number): string {
  if (!Number.isInteger(value)) throw new RangeError(`expected a whole number, not ${value}`);
  const size = Math.abs(value);
  const digits = size < firstGreat ? String(size) : greatDigits(size);
  const letter = size < firstGreat ? digits.length - 1 : lastLetter;
  if (value >= 0) return String.fromCharCode('a'.charCodeAt(0) + letter) + digits;
  const complement = digits.replace(/\d/g, (digit) => String(9 - Number(digit)));
  return String.fromCharCode('Z'.charCodeAt(0) - letter) + complement;
}

/** The power of ten and 17 digits, which tell any number from all others. */
function greatDigits(size: number): string {
  const [digits = '', power = ''] = size.toExponential(16).split('e+');
  return power.padStart(3, '0') + digits.replace('.', '');
}

function writtenText(text: string): string {
  return Array.from({ length: text.length }, (_, at) => writtenUnit(text.charCodeAt(at))).join('');
}

function writtenUnit(unit: number): string {
  if (unit <= lastLow) return String.fromCharCode(lastLow, base + unit);
  if (unit === dot) return '..';
  if (unit === slash) return '.:';
  if (unit < firstSurrogate || unit > privateMark) return String.fromCharCode(unit);
  if (unit <= lastSurrogate) return String.fromCharCode(surrogateMark, base + unit - firstSurrogate);
  return String.fromCharCode(privateMark, base + unit - surrogateMark);
}

/**
 * A text that is too long is cut off, and gets a hash that tells it from others with the same beginning; so it is
 * longer than any that fits.
 */
function bounded(text: string, bytes: number): string {
  const room = Math.floor(bytes) - hashBytes;
  const encoded = Buffer.from(text);
  if (encoded.length <= room) return text;
  // A character that is cut in two is dropped, so the text may be up to two bytes short.
  const start = encoded
    .subarray(0, room)
    .toString()
    .replace(/\ufffd+$/, '');
  return `${start}~${createHash('sha256').update(text).digest('base64url')}`;
}
