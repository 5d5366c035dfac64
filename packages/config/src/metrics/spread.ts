import { line } from './text.js';

/** Upper ends of histograms' buckets, in seconds: from a handler without a store to the end of a gateway's patience. */
const bucketsS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** A histogram. There are many, so this is a class. */
export class Spread {
  /** How many values are in each bucket and in none before it; the last one has no upper end. */
  readonly #counts = new Float64Array(bucketsS.length + 1);
  #sum = 0;

  observe(value: number): void {
    let bucket = 0;
    while (bucket < bucketsS.length && value > (bucketsS[bucket] as number)) bucket++;
    this.#counts[bucket] = (this.#counts[bucket] as number) + 1;
    this.#sum += value;
  }

  lines(name: string, labels: string): readonly string[] {
    const written: string[] = [];
    let count = 0;
    for (const [index, upTo] of [...bucketsS, '+Inf'].entries()) {
      count += this.#counts[index] as number;
      const le = `le="${upTo}"`;
      written.push(line(`${name}_bucket`, labels === '' ? le : `${labels},${le}`, count));
    }
    return [...written, line(`${name}_sum`, labels, this.#sum), line(`${name}_count`, labels, count)];
  }
}
