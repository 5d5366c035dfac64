import { createMemoryStore } from '@csms/store-memory';
import { expect, test } from 'vitest';
import { sentRequest } from './sent-request.js';

const call = { stationId: 'CS1', messageId: 'm1' };
const at = new Date('2026-03-01T12:00:00Z');

test('what a station was asked is what came along with its answer, without a look-up', async () => {
  const calls = { find: () => Promise.reject(new Error('expected no look-up')) };
  expect(await sentRequest(calls, { type: 'Soft' }, call)).toEqual({ type: 'Soft' });
});

test('what a station was asked is what was recorded when nothing came along', async () => {
  const { calls } = createMemoryStore();
  await calls.create({
    callId: 'm1',
    stationId: 'CS1',
    ocppVersion: '1.6',
    action: 'Reset',
    request: { type: 'Hard' },
    createdAt: at,
    expiresAt: at,
  });
  expect(await sentRequest(calls, undefined, call)).toEqual({ type: 'Hard' });
  expect(await sentRequest(calls, undefined, { ...call, messageId: 'm2' })).toBeUndefined();
});
