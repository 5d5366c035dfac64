import { expect, test } from 'vitest';
import { saidTime, stateTime } from './station-time.js';

const receivedAt = new Date('2026-03-01T12:00:00Z');

test('a state has the time that the station says, however late it is told', () => {
  for (const said of ['2026-02-27T08:00:00Z', '2026-03-01T12:00:00Z']) {
    expect(stateTime(new Date(said), receivedAt)).toEqual(new Date(said));
  }
});

test('a state has the time of arrival when the station says none, or one that has not come yet', () => {
  for (const said of [undefined, new Date('2026-03-01T12:00:01Z'), new Date('2099-01-01T00:00:00Z')]) {
    expect(stateTime(said, receivedAt)).toEqual(receivedAt);
  }
});

test('something was measured when the station says, late or a little ahead', () => {
  for (const said of ['2026-02-27T08:00:00Z', '2026-03-01T12:05:00Z']) {
    expect(saidTime(new Date(said), receivedAt)).toEqual(new Date(said));
  }
});

test('something was measured when it arrived, when the station says no time, or one that is far ahead', () => {
  expect(saidTime(undefined, receivedAt)).toEqual(receivedAt);
  expect(saidTime(new Date('2026-03-01T12:05:01Z'), receivedAt)).toEqual(receivedAt);
});
