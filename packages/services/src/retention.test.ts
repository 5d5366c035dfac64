import type { Store } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { counted } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { removeOld } from './retention.js';

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000);

async function fill({ transactions, calls, recordedMessages }: Store, minute: number): Promise<void> {
  const event = { stationId: 'CP-1', transactionId: `T-${minute}`, ocppVersion: '2.0.1' };
  const readings = [{ id: 'r-1', at: at(minute), sampledValues: [] }];
  await transactions.record({ ...event, kind: 'ended', seqNo: 1, at: at(minute), readings });
  const call = { callId: `c-${minute}`, stationId: 'CP-1', action: 'Reset', request: {} };
  await calls.create({ ...call, createdAt: at(minute), expiresAt: at(minute) });
  await calls.complete('CP-1', call.callId, { status: 'NotConnected' }, at(minute));
  const named = { messageId: `m-${minute}`, action: 'Heartbeat' };
  const message = { ...named, id: `m-${minute}`, direction: 'from_station', type: 'call' } as const;
  await recordedMessages.record(new Map([['CP-1', [{ ...message, at: at(minute) }]]]));
}

test('removes what each time tells, and leaves what has none', async () => {
  const none = { readings: 0, transactions: 0, calls: 0, messages: 0, isMore: false };
  const store = createMemoryStore();
  for (const minute of [1, 2, 3]) await fill(store, minute);
  expect(await removeOld(store, {})).toEqual(none);
  expect(await removeOld(store, { readingsBefore: at(3) })).toEqual({ ...none, readings: 2 });
  expect(await removeOld(store, { transactionsBefore: at(2) })).toEqual({ ...none, transactions: 1 });
  expect(await removeOld(store, { callsBefore: at(4) })).toEqual({ ...none, calls: 3 });
  expect(await removeOld(store, { messagesBefore: at(3) })).toEqual({ ...none, messages: 2 });
  const { items } = await store.transactions.list({}, { limit: 10 });
  expect(items.map(({ transactionId }) => transactionId)).toEqual(['T-3', 'T-2']);
});

test('does a bounded part of what is much, and says that there is more', async () => {
  const { store, calls } = counted(createMemoryStore());
  for (let count = 0; count < 5_001; count += 1) {
    const call = { callId: `c-${count}`, stationId: 'CP-1', action: 'Reset', request: {} };
    await store.calls.create({ ...call, createdAt: at(0), expiresAt: at(0) });
  }
  while ((await store.calls.expireDue(at(1), 1_000)).length > 0);
  calls.length = 0;
  expect(await removeOld(store, { callsBefore: at(2) })).toMatchObject({ calls: 5_000, isMore: true });
  expect(calls).toHaveLength(10);
  expect(await removeOld(store, { callsBefore: at(2) })).toMatchObject({ calls: 1, isMore: false });
});
