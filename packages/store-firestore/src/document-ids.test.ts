import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentId, idRange } from './document-ids.js';

/** Any text, with what Firestore, or an order by code points, trips over among it. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(
      '\0',
      ' ',
      '!',
      '"',
      '-',
      '.',
      '/',
      '0',
      '~',
      '_',
      '\ud800',
      '\udfff',
      '\ue000',
      '\uffff',
    ),
    maxLength: 6,
  }),
);
const integer = fc.oneof(
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => Math.round(number) || 0),
);

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byBytes(a: string, b: string): number {
  return Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

describe('the id of a document', () => {
  it.each([
    ['', '='],
    ['.', '=..'],
    ['a/b', '=a.:b'],
    ['__x__', '=__x__'],
    ['CP 1', '=CP!\u01201'],
    ['gr\u00fcn', '=gr\u00fcn'],
  ])('of %j is %j', (key, id) => {
    expect(documentId(key)).toBe(id);
  });

  it('is one that Firestore takes, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(text, fc.string({ maxLength: 2_000 }), integer), { minLength: 1, maxLength: 6 }),
        (parts) => {
          const id = documentId(...parts);
          expect(Buffer.byteLength(id)).toBeLessThanOrEqual(1_500);
          expect(Buffer.from(id).toString()).toBe(id);
          expect(id).not.toMatch(/^\.{0,2}$|^__.*__$|\//);
        },
      ),
    );
  });

  it('is in the order of what it is made of, by bytes and by UTF-16, and tells all apart', () => {
    const parts = fc.tuple(text, integer, text);
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const expected =
          a.map((part, index) => compare(part, b[index] ?? 0)).find((order) => order !== 0) ?? 0;
        expect(byBytes(documentId(...a), documentId(...b))).toBe(expected);
        expect(compare(documentId(...a), documentId(...b))).toBe(expected);
      }),
    );
  });

  it('tells long texts apart that begin alike', () => {
    const long = (end: string) => documentId(`${'\u5145'.repeat(2_000)}${end}`);
    expect(long('a')).not.toBe(long('b'));
    // A text that is what another one is cut off to.
    expect(documentId(long('a').slice(1))).not.toBe(long('a'));
  });

  it('has whole numbers only', () => {
    expect(() => documentId(1.5)).toThrow(RangeError);
    expect(() => documentId(Number.NaN)).toThrow(RangeError);
    expect(() => documentId(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});

describe('the range of ids from one first part to another', () => {
  it('has those that begin with either or stand between them, and no others', () => {
    fc.assert(
      fc.property(text, text, text, text, (a, b, first, rest) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const range = idRange(2, from, to);
        const id = documentId(first, rest);
        expect(byBytes(id, range.from) >= 0 && byBytes(id, range.before) < 0).toBe(
          first >= from && first <= to,
        );
      }),
    );
  });
});
