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

test.each([
  ['all of them', { requestId: 1 }, []],
  ['some ids', { requestId: 1, id: [1, 3] }, [2]],
  ['some ids in a state', { requestId: 1, id: [1], state: 'Charging' }, [1, 2]],
  ['a state', { requestId: 1, state: 'Charging' }, [1, 2]],
  ['a priority', { requestId: 1, priority: 'InFront' }, [1, 2]],
  ['what nobody knows', undefined, [1, 2]],
] as const)(
  'a station that has none of %s, asked by %j, has %j left (O03, O04)',
  async (_asked, request, left) => {
    const { answer, ids } = await withMessages([1, 2]);
    await answer('GetDisplayMessages', request as never, { status: 'Unknown' }, { receivedAt: at(2) });
    expect(await ids()).toEqual(left);
  },
);

test('leaves all while reports on them follow (O03)', async () => {
  const { answer, ids } = await withMessages([1, 2]);
  await answer('GetDisplayMessages', { requestId: 1 }, { status: 'Accepted' }, { receivedAt: at(2) });
  expect(await ids()).toEqual([1, 2]);
});
