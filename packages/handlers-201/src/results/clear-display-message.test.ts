import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

function aMessage(displayMessageId: number) {
  return { displayMessageId, priority: 'NormalCycle', format: 'UTF8', content: 'Welcome' };
}

async function withMessages(ids: readonly number[]) {
  const csms = aCsms();
  await csms.store.displayMessages.record('CS1', ids.map(aMessage), at(1));
  return {
    ...csms,
    async ids() {
      const { items } = await csms.store.displayMessages.list('CS1', { limit: 10 });
      return items.map(({ displayMessageId }) => displayMessageId);
    },
  };
}

test.each(['Accepted', 'Unknown'] as const)(
  'takes out a message whose clearing is answered %s (O05)',
  async (status) => {
    const { answer, ids } = await withMessages([1, 2]);
    await answer('ClearDisplayMessage', { id: 1 }, { status }, { receivedAt: at(2) });
    await answer('ClearDisplayMessage', undefined, { status }, { receivedAt: at(3) });
    expect(await ids()).toEqual([2]);
  },
);

test('leaves a message that was set since', async () => {
  const { answer, ids } = await withMessages([1]);
  await answer('ClearDisplayMessage', { id: 1 }, { status: 'Accepted' }, { receivedAt: at(0) });
  expect(await ids()).toEqual([1]);
});
