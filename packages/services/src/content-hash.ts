/** Odd, with bits all over, and far from each other. */
const factorA = 0x9e3779b1;
const factorB = 0x85ebca77;
/** No UTF-16 unit. */
const endOfText = 0x10000;

/**
 * A hash of 64 bits over texts, for names that tell contents apart; not for secrets, nor against who wants two alike.
 * FNV-1a with two factors: beside a digest of `node:crypto` it takes half the time, and no text has to be put together.
 */
export class ContentHash {
  #a = 0x2325;
  #b = 0x1d4b;

  /** Adds a text; the same texts in other parts are another content. */
  add(text: string): void {
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

  toString(): string {
    return `${this.#a >>> 0}.${this.#b >>> 0}`;
  }
}
