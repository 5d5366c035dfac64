import { createMemoryStore } from '@csms/store-memory';
import { expect, it } from 'vitest';
import { measureCalls } from '../src/metrics/measure-calls.js';
import { createRegistry } from '../src/metrics/registry.js';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second));

/** A store that counts its calls, with some in it, and what it has counted. */
async function aStore(...callIds: readonly string[]) {
  const registry = createRegistry();
  const labelOf = (_version: string, action: string) => (action === 'Reset' ? action : 'unknown');
  const { calls } = measureCalls(createMemoryStore(), registry, labelOf);
  for (const callId of callIds) {
    const call = { callId, stationId: 'CP01', ocppVersion: '1.6', action: 'Reset', request: {} };
    await calls.create({ ...call, createdAt: at(0), expiresAt: at(30) });
  }
  const counted = async () =>
    (await registry.render()).split('\n').filter((line) => line.startsWith('csms_calls'));
  return { calls, counted };
}

const answered = { status: 'Answered', response: {} } as const;
const line = (outcome: string, count: number) =>
  `csms_calls_total{version="1.6",action="Reset",outcome="${outcome}"} ${count}`;

it('counts a call once, however often its answer comes', async () => {
  const { calls, counted } = await aStore('a', 'b');
  await calls.complete('CP01', 'a', answered, at(1));
  await calls.complete('CP01', 'a', answered, at(2));
  await calls.complete('CP01', 'b', { status: 'NotConnected' }, at(3));
  await calls.complete('CP01', 'nobody', answered, at(4));
  expect(await counted()).toEqual([line('Answered', 1), line('NotConnected', 1)]);
});

it('counts a call that times out, and its late answer beside it', async () => {
  const { calls, counted } = await aStore('a', 'b');
  await calls.complete('CP01', 'b', answered, at(1));
  await calls.expireDue(at(31), 10);
  await calls.expireDue(at(32), 10);
  expect(await counted()).toEqual([line('Answered', 1), line('TimedOut', 1)]);
  await calls.complete('CP01', 'a', answered, at(33));
  expect(await counted()).toEqual([line('Answered', 2), line('TimedOut', 1)]);
});
