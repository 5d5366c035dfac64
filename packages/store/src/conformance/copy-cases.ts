import type { Store } from '../store.js';
import { assertSame, snapshot, spoil } from './assertions.js';
import type { ConformanceCase } from './conformance-case.js';

/** A method that keeps something, and how to read what it keeps. */
export interface CopyUnderTest<Input> {
  readonly name: string;
  input(): Input;
  /** Resolves to what the method resolves to. */
  write(store: Store, input: Input): Promise<unknown>;
  /** Everything that tells of what was kept. */
  readonly read: readonly ((store: Store) => Promise<unknown>)[];
}

/** Copies in, copies out: nobody changes a store but by its methods. */
export function copyCases<Input>({
  name,
  input,
  write,
  read,
}: CopyUnderTest<Input>): readonly ConformanceCase[] {
  const readAll = (store: Store) => Promise.all(read.map((each) => each(store)));
  return [
    {
      name: `${name}: keeps a copy of what it is given`,
      async run(store) {
        const given = input();
        await write(store, given);
        const before = snapshot(await readAll(store));
        spoil(given);
        assertSame(await readAll(store), before);
      },
    },
    {
      name: `${name}: what comes out is the caller's own`,
      async run(store) {
        const returned = await write(store, input());
        const before = snapshot(await readAll(store));
        spoil(returned);
        spoil(await readAll(store));
        assertSame(await readAll(store), before);
      },
    },
  ];
}
