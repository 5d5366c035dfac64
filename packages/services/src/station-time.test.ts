import { expect, test } from 'vitest';
import { stateTime } from './station-time.js';

const receivedAt = new Date('2026-03-01T12:00:00Z');

test('a state has the time that the station says, late or a little ahead', () => {
  for (const said of ['2026-02-27T08:00:00Z', '2026-03-01T12:05:00Z']) {
    expect(stateTime(new Date(said), receivedAt)).toEqual(new Date(said));
  }
});

test('a state has the time of arrival when the station says none, or one that is far ahead', () => {
  expect(stateTime(undefined, receivedAt)).toEqual(receivedAt);
  expect(stateTime(new Date('2026-03-01T12:05:01Z'), receivedAt)).toEqual(receivedAt);
});
