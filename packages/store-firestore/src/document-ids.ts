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
/** So many bytes are added to a text that is cut off. */
const hashBytes = 45;

const lastLow = 0x0021;
const dot = 0x002e;
const slash = 0x002f;
const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;
const surrogateMark = 0xe000;
const privateMark = 0xe001;

/** Where the second characters begin; they only have to be in order, and none of those that are written as two. */
const base = 0x0100;

/** A part of the name of a document. Numbers are whole. */
export type NamePart = string | number;

/**
 * The id of the document that is known by some parts, always as many of one collection. Ids are in the order of their
 * parts: of texts by UTF-16 code units, of whole numbers by value. Of texts of hundreds of characters only the beginning
 * is ordered by.
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

/** From here on numbers are written by their powers of ten: that of the others is a letter before the last. */
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

/** The power of ten and the 17 digits by which every number is told from others. */
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

/** A text that is too long is cut off, and told from others that begin alike by a hash: it is longer than any that fits. */
function bounded(text: string, bytes: number): string {
  const room = Math.floor(bytes) - hashBytes;
  const encoded = Buffer.from(text);
  if (encoded.length <= room) return text;
  // A character that is cut in two is left out, so that up to two bytes are missing.
  const start = encoded
    .subarray(0, room)
    .toString()
    .replace(/\ufffd+$/, '');
  return `${start}~${createHash('sha256').update(text).digest('base64url')}`;
}
