import type { CallStore } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCallExpiry } from '../src/index.js';
import { aRig } from './rig.js';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

function record(records: CallStore, callId: string, timeoutMs: number) {
  const createdAt = new Date();
  return records.create({
    callId,
    stationId: 'CP01',
    ocppVersion: '1.6',
    action: 'ClearCache',
    request: {},
    createdAt,
    expiresAt: new Date(createdAt.getTime() + timeoutMs),
  });
}

const statusOf = async (records: CallStore, callId: string) => (await records.find('CP01', callId))?.status;

describe('calls whose time is over', () => {
  it('end as TimedOut within a second', async () => {
    const { calls: records } = createMemoryStore();
    const expiry = createCallExpiry({ records });
    await record(records, 'C1', 30_000);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(await statusOf(records, 'C1')).toBe('Pending');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await records.find('CP01', 'C1')).toMatchObject({
      status: 'TimedOut',
      completedAt: new Date('2026-03-01T12:00:30Z'),
    });
    await expiry.close();
  });

  it('end one batch after the other without a pause', async () => {
    const { calls: records } = createMemoryStore();
    for (let n = 0; n < 250; n++) await record(records, `C${n}`, 0);
    const expiry = createCallExpiry({ records });
    await vi.advanceTimersByTimeAsync(1_100);
    await expiry.close();
    expect(await records.expireDue(new Date(), 1)).toEqual([]);
  });

  it('are looked for again after a failure, of which whoever runs it hears', async () => {
    const { calls: records } = createMemoryStore();
    const errors: unknown[] = [];
    let failures = 1;
    const expiry = createCallExpiry({
      records: {
        async expireDue(now, limit) {
          if (failures-- > 0) throw new Error('the store is away');
          return records.expireDue(now, limit);
        },
      },
      intervalMs: 100,
      onError: (error) => errors.push(error),
    });
    await record(records, 'C1', 0);
    await vi.advanceTimersByTimeAsync(100);
    expect(errors).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(await statusOf(records, 'C1')).toBe('TimedOut');
    await expiry.close();
  });

  it('are left alone once it is closed', async () => {
    const { calls: records } = createMemoryStore();
    const expiry = createCallExpiry({ records });
    await record(records, 'C1', 0);
    await expiry.close();
    await expiry.close();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await statusOf(records, 'C1')).toBe('Pending');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('end the wait for them, and are Answered when the answer comes late', async () => {
    const { calls, connect, store } = await aRig(() => ({
      timeoutMs: 5_000,
      clock: { now: () => new Date() },
    }));
    const station = await connect('CP01', '1.6');
    const expiry = createCallExpiry({ records: store.calls });
    const waiting = calls.send('CP01', 'ClearCache', {}, { waitMs: 60_000 });
    await vi.advanceTimersByTimeAsync(7_000);
    const { callId, status } = await waiting;
    expect(status).toBe('TimedOut');
    await station.answer({ response: { status: 'Accepted' } });
    await vi.waitUntil(async () => (await statusOf(store.calls, callId)) === 'Answered');
    await expiry.close();
  });
});
