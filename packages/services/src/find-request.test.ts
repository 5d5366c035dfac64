import { createMemoryStore } from '@csms/store-memory';
import { expect, test } from 'vitest';
import { findRequest } from './find-request.js';

async function callsOf(...made: readonly (readonly [action: string, request: object])[]) {
  const { calls } = createMemoryStore();
  for (const [index, [action, request]] of made.entries()) {
    const createdAt = new Date(index);
    await calls.create({
      callId: `c${index}`,
      stationId: 'CS1',
      action,
      request,
      createdAt,
      expiresAt: createdAt,
    });
  }
  return calls;
}

test('finds the latest call of an action with a request id', async () => {
  const calls = await callsOf(
    ['GetReport', { requestId: 1, n: 1 }],
    ['GetReport', { requestId: 1, n: 2 }],
    ['GetReport', { requestId: 2 }],
    ['GetLog', { requestId: 1 }],
    ['Reset', {}],
  );
  expect((await findRequest(calls, 'CS1', ['GetBaseReport', 'GetReport'], 1))?.request).toMatchObject({
    n: 2,
  });
});

test('finds a remote start by its own id', async () => {
  const calls = await callsOf(
    ['RequestStartTransaction', { remoteStartId: 1 }],
    ['RequestStartTransaction', { requestId: 1, remoteStartId: 2 }],
  );
  const found = await findRequest(calls, 'CS1', ['RequestStartTransaction'], 1, 'remoteStartId');
  expect(found?.callId).toBe('c0');
});

test('finds none where nobody asked', async () => {
  const calls = await callsOf(['GetReport', { requestId: 1 }]);
  expect(await findRequest(calls, 'CS1', ['GetReport'], 2)).toBeUndefined();
  expect(await findRequest(calls, 'CS2', ['GetReport'], 1)).toBeUndefined();
});
