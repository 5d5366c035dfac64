import type { Store } from '@csms/store';
import { expect, it } from 'vitest';
import { csms, failed, printed } from './csms.js';
import { startSystem } from './system.js';

const dayMs = 24 * 60 * 60_000;
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs);

async function addTransaction({ transactions }: Store, transactionId: string, endedAt: Date): Promise<void> {
  const event = { stationId: 'CP01', transactionId, ocppVersion: '2.0.1', seqNo: 1 };
  const readings = [{ id: 'r-1', at: endedAt, sampledValues: [] }];
  await transactions.record({ ...event, kind: 'ended', at: endedAt, readings });
}

it('removes what is older than it is to be kept, and prints how many', async () => {
  const { apiUrl, store } = await startSystem();
  for (const days of [1, 100, 3_652, 3_654]) await addTransaction(store, `T-${days}`, daysAgo(days));
  const kept = ['retention', '--readings', '12w', '--transactions', '10y'];
  const run = await csms([...kept, '--api-url', apiUrl]);
  expect(run).toEqual(printed('readings: 3\ntransactions: 1\n'));
  const { items } = await store.transactions.list({}, { limit: 10 });
  expect(items.map(({ transactionId }) => transactionId)).toEqual(['T-1', 'T-100', 'T-3652']);
});

it('goes on until nothing is left, although the API removes a part at a time', async () => {
  const { apiUrl, store } = await startSystem();
  for (let count = 0; count < 5_001; count += 1) {
    const call = { callId: `c-${count}`, stationId: 'CP01', action: 'Reset', request: {} };
    await store.calls.create({ ...call, createdAt: daysAgo(40), expiresAt: daysAgo(40) });
  }
  while ((await store.calls.expireDue(daysAgo(39), 1_000)).length > 0);
  const run = await csms(['retention', '--calls', '30d', '--messages', '7d', '--json', '--api-url', apiUrl]);
  expect(run).toEqual(printed('{"calls":5001,"messages":0}\n'));
  expect((await store.calls.list('CP01', { limit: 1 })).items).toEqual([]);
});

it('leaves it to the API how long is too long', async () => {
  const { apiUrl } = await startSystem();
  const run = await csms(['retention', '--readings', '200y', '--api-url', apiUrl]);
  expect(run).toEqual(
    failed(1, expect.stringMatching(/^csms: the API answers 400 Bad Request: readingsDays .*\n$/)),
  );
});
