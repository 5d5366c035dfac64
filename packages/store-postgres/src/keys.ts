// PostgreSQL orders text by code points (collation "C") and holds neither NUL nor halves of surrogate pairs. Stores order
// text by UTF-16 code units and hold whatever JavaScript does. So the few code units that make the difference are written
// as two characters each, whose order is that of the units: everything else, which is almost every text, stays readable.

const nul = 0x0000;
const afterNul = 0x0001;
const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;
const surrogateMark = 0xe000;
const privateMark = 0xe001;

/** Where the second characters begin: they must be in order, and not be escaped themselves. */
const base = 0x0100;

/** A text for a column that is compared or ordered by, which needs `collate "C"`. */
export function keyOf(text: string): string {
  for (let index = 0; index < text.length; index += 1) {
    if (isMarked(text.charCodeAt(index)))
      return Array.from({ length: text.length }, (_, at) => marked(text.charCodeAt(at))).join('');
  }
  return text;
}

/** The text that {@link keyOf} turned into a key. */
export function textOf(key: string): string {
  let text = '';
  for (let index = 0; index < key.length; index += 1) {
    const unit = key.charCodeAt(index);
    if (unit !== afterNul && unit !== surrogateMark && unit !== privateMark) {
      text += key[index];
      continue;
    }
    index += 1;
    const offset = key.charCodeAt(index) - base;
    text += String.fromCharCode(
      offset + (unit === afterNul ? nul : unit === surrogateMark ? firstSurrogate : surrogateMark),
    );
  }
  return text;
}

function isMarked(unit: number): boolean {
  return unit <= afterNul || (unit >= firstSurrogate && unit <= privateMark);
}

function marked(unit: number): string {
  if (!isMarked(unit)) return String.fromCharCode(unit);
  if (unit <= afterNul) return String.fromCharCode(afterNul, base + unit - nul);
  if (unit <= lastSurrogate) return String.fromCharCode(surrogateMark, base + unit - firstSurrogate);
  return String.fromCharCode(privateMark, base + unit - surrogateMark);
}
