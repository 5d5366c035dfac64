import { createCalls, createCommands } from '@csms/calls';
import { ocpp16, type SendLocalListRequest } from '@csms/ocpp-messages/1.6';
import { createRouter } from '@csms/router';
import { createMemoryStore } from '@csms/store-memory';
import { aToken, at } from '@csms/test-handlers';
import { createInProcessTransport, parseEnvelope, serializeEnvelope } from '@csms/transport';
import { expect, it, onTestFinished } from 'vitest';
import { handlers16 } from '../src/index.js';

/** A CSMS whose commands reach a station that takes lists of one entry a message; `say` is what it answers. */
async function aListedStation(say: (list: SendLocalListRequest) => 'Accepted' | 'VersionMismatch') {
  const store = createMemoryStore();
  const transport = createInProcessTransport();
  onTestFinished(() => transport.close());
  await createRouter(ocpp16, { records: store.calls }).mount(handlers16({ store })).serve(transport);
  await store.stations.recordBoot(
    'CS1',
    { ocppVersion: '1.6', vendor: 'ACME', model: 'One', at: at(0) },
    'Accepted',
  );
  await store.configuration.record('CS1', [
    { key: 'SendLocalListMaxLength', value: '1', isKnown: true, at: at(0) },
  ]);

  const lists: SendLocalListRequest[] = [];
  const topic = { version: '1.6', stationId: 'CS1' } as const;
  await transport.listen({ kind: 'out', ...topic }, async ({ payload }) => {
    const { action, id, request } = parseEnvelope(payload);
    const list = request as SendLocalListRequest;
    lists.push(list);
    const answer = serializeEnvelope({ type: 3, action, id, request, response: { status: say(list) } });
    await transport.emit({ topic: { kind: 'in', ...topic }, payload: answer, done: true });
  });
  return {
    store,
    lists,
    commands: createCommands({ store, calls: createCalls({ store, transport, protocols: [ocpp16] }) }),
  };
}

it('a local list that was sent is known, so that after it only what differs is sent', async () => {
  const { store, lists, commands } = await aListedStation(() => 'Accepted');
  for (const uid of ['A', 'B', 'C']) await store.tokens.set(aToken({ uid }));
  await commands.sendLocalList('CS1', { kind: 'Full' });
  expect(await store.localLists.find('CS1')).toMatchObject({ version: 3, areEntriesKnown: true });
  expect(lists).toHaveLength(3);

  await store.tokens.set(aToken({ uid: 'B', valid: false }));
  await commands.sendLocalList('CS1', { kind: 'Differential' });
  expect(lists.slice(3)).toEqual([
    {
      listVersion: 4,
      updateType: 'Differential',
      localAuthorizationList: [{ idTag: 'B', idTagInfo: { status: 'Invalid' } }],
    },
  ]);
  expect(await commands.sendLocalList('CS1', { kind: 'Differential' })).toMatchObject({
    status: 'Unchanged',
  });
});

it('a station that has another list than was thought gets the whole one, and is known again', async () => {
  const { store, lists, commands } = await aListedStation(({ listVersion }) =>
    listVersion === 2 ? 'VersionMismatch' : 'Accepted',
  );
  await commands.sendLocalList('CS1', { kind: 'Full', entries: [{ uid: 'A' }] });
  await commands.sendLocalList('CS1', { kind: 'Differential', entries: [{ uid: 'B' }] });
  expect(lists.map(({ updateType, listVersion }) => [updateType, listVersion])).toEqual([
    ['Full', 1],
    ['Differential', 2],
    ['Full', 3],
    ['Differential', 4],
  ]);
  expect(await store.localLists.find('CS1')).toMatchObject({ version: 4, areEntriesKnown: true });
  const { items } = await store.localLists.listEntries('CS1', { limit: 10 });
  expect(items).toMatchObject([{ uid: 'A' }, { uid: 'B' }]);
});
