/** Odd numbers, far from each other, with bits set all over. */
const factorA = 0x9e3779b1;
const factorB = 0x85ebca77;
/** Marks of an end: neither is a UTF-16 unit, and they differ. */
const endOfText = 0x10000;
const endOfNumber = 0x10001;

/** Gives access to the bits of a number. */
const bits = new DataView(new ArrayBuffer(8));

/**
 * A hash of 64 bits over texts and numbers, for ids that tell contents apart; not for secrets, and no protection from
 * anybody who wants a collision. It is FNV-1a with two factors, and takes half the time of a digest of `node:crypto`,
 * because no text has to be put together.
 */
export class ContentHash {
  #a = 0x2325;
  #b = 0x1d4b;

  /** Adds a text. The same characters divided into other texts give another hash. */
  addText(text: string): void {
    let a = this.#a;
    let b = this.#b;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      a = Math.imul(a ^ unit, factorA);
      b = Math.imul(b ^ unit, factorB);
    }
    this.#a = Math.imul(a ^ endOfText, factorA);
    this.#b = Math.imul(b ^ endOfText, factorB);
  }

  /** Adds a number. The text of its digits gives another hash. */
  addNumber(value: number): void {
    bits.setFloat64(0, value);
    const high = bits.getInt32(0);
    const low = bits.getInt32(4);
    // A multiplication moves bits upwards only, and a number with few digits has its bits at the top.
    const mixed = low ^ high ^ (high >>> 15);
    this.#a = Math.imul(
      Math.imul(Math.imul(this.#a ^ mixed, factorA) ^ high, factorA) ^ endOfNumber,
      factorA,
    );
    this.#b = Math.imul(
      Math.imul(Math.imul(this.#b ^ mixed, factorB) ^ high, factorB) ^ endOfNumber,
      factorB,
    );
  }

  toString(): string {
    return `${this.#a >>> 0}.${this.#b >>> 0}`;
  }
}
