import type { TransactionEvent } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { at } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { withoutHeldEvses } from './held-evses.js';

const accepted = { status: 'Accepted', groupId: 'FLEET', cacheExpiresAt: at(60) } as const;
const question = { token: { uid: 'CAFE02' }, stationId: 'CS1', at: at(30) };

/** A station with these EVSEs, where the token CAFE01 was refused at EVSE 1 and goes on all the same. */
async function aStore(evseIds: readonly number[], fields: Partial<TransactionEvent> = {}) {
  const store = createMemoryStore();
  for (const evseId of evseIds) {
    await store.stations.recordConnectorStatus('CS1', {
      evseId,
      connectorId: evseId === 0 ? 0 : 1,
      status: evseId === 1 ? 'Occupied' : 'Available',
      at: at(0),
    });
  }
  await store.transactions.record({
    stationId: 'CS1',
    transactionId: 'T1',
    ocppVersion: '2.0.1',
    kind: 'started',
    seqNo: 0,
    evseId: 1,
    token: { uid: 'CAFE01' },
    authorization: { status: 'Blocked' },
    readings: [],
    at: at(1),
    ...fields,
  });
  return store;
}

describe('while a transaction goes on whose token was refused', () => {
  test('another token is NotAtThisTime where there is no other EVSE (C01.FR.24)', async () => {
    expect(await withoutHeldEvses(await aStore([0, 1]), question, accepted)).toEqual({
      status: 'NotAtThisTime',
      groupId: 'FLEET',
    });
    expect((await withoutHeldEvses(await aStore([]), question, accepted)).status).toBe('NotAtThisTime');
  });

  test('another token may use the other EVSEs', async () => {
    const store = await aStore([1, 2, 3]);
    expect(await withoutHeldEvses(store, question, accepted)).toEqual({ ...accepted, evseIds: [2, 3] });
    const limited = { ...accepted, evseIds: [1, 3] };
    expect(await withoutHeldEvses(store, question, limited)).toEqual({ ...accepted, evseIds: [3] });
    expect((await withoutHeldEvses(store, question, { ...accepted, evseIds: [1] })).status).toBe(
      'NotAtThisTime',
    );
  });

  test.each(['CAFE01', 'cafe01'])('its own token, shown as %s, is answered as always', async (uid) => {
    expect(await withoutHeldEvses(await aStore([1]), { ...question, token: { uid } }, accepted)).toBe(
      accepted,
    );
  });

  test('what refuses another token stays', async () => {
    const expired = { status: 'Expired' } as const;
    expect(await withoutHeldEvses(await aStore([1]), question, expired)).toBe(expired);
  });
});

describe('another token is answered as always', () => {
  test.each<[when: string, fields: Partial<TransactionEvent>]>([
    ['the token of the transaction is accepted', { authorization: { status: 'Accepted' } }],
    ['the transaction has ended', { kind: 'ended' }],
    ['the transaction is at another station', { stationId: 'CS2' }],
    ['the EVSE is not known', { evseId: undefined }],
  ])('when %s', async (_when, fields) => {
    expect(await withoutHeldEvses(await aStore([1], fields), question, accepted)).toBe(accepted);
  });

  test('when the EVSE is free again, though no end was heard', async () => {
    const store = await aStore([1]);
    await store.stations.recordConnectorStatus('CS1', {
      evseId: 1,
      connectorId: 1,
      status: 'Available',
      at: at(2),
    });
    expect(await withoutHeldEvses(store, question, accepted)).toBe(accepted);
  });

  test('when the EVSE has a later transaction', async () => {
    const store = await aStore([1]);
    await store.transactions.record({
      stationId: 'CS1',
      transactionId: 'T2',
      ocppVersion: '2.0.1',
      kind: 'started',
      seqNo: 0,
      evseId: 1,
      readings: [],
      at: at(3),
    });
    expect(await withoutHeldEvses(store, question, accepted)).toBe(accepted);
  });
});
