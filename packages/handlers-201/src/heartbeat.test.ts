import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

test('tells the time (G02.FR.03)', async () => {
  expect(await aCsms().send('Heartbeat', {})).toEqual({ currentTime: '2026-03-01T13:00:00.000Z' });
});
