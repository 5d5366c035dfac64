import { describe, expect, test } from 'vitest';
import { emulator, inMemory } from '../src/backends.js';

const backends = process.env.FIRESTORE_EMULATOR_HOST ? [inMemory, emulator] : [inMemory];

describe.each(backends)('$name', ({ createClient }) => {
  test('keeps what one client writes, and gives each a database of its own', async () => {
    const [one, other] = [createClient(), createClient()];
    await one.doc('stations/CS1').create({ vendor: 'ACME' });
    expect((await one.doc('stations/CS1').get()).data()).toEqual({ vendor: 'ACME' });
    expect((await other.doc('stations/CS1').get()).exists).toBe(false);
    await Promise.all([one.terminate(), other.terminate()]);
  });

  test('refuses a write on the condition of a time that has passed, also within one millisecond', async () => {
    const client = createClient();
    const document = client.doc('stations/CS1');
    const { writeTime: lastUpdateTime } = await document.create({ count: 0 });
    await document.update({ count: 1 }, { lastUpdateTime });
    await expect(document.update({ count: 2 }, { lastUpdateTime })).rejects.toMatchObject({ code: 9 }); // FAILED_PRECONDITION
    expect((await document.get()).data()).toEqual({ count: 1 });
    await client.terminate();
  });
});
