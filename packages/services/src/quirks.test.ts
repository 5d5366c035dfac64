import { createMemoryStore } from '@csms/store-memory';
import { counted } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { createQuirks } from './quirks.js';

const authentication = { securityProfile: 1, anyUsername: false } as const;

/** Quirks over a memory store, with a clock that the test sets. */
function setUp(maxCached?: number) {
  const { store, calls } = counted(createMemoryStore());
  const time = { ms: Date.UTC(2026, 2, 1) };
  const clock = { now: () => new Date(time.ms) };
  return { store, calls, time, quirks: createQuirks({ stations: store.stations, clock, maxCached }) };
}

describe('quirks', () => {
  test('ask the store once about a station, and again after a minute', async () => {
    const { store, calls, time, quirks } = setUp();
    await store.stations.register('CS1', { authentication, quirks: { lenient: true } });
    expect(await quirks.of('CS1')).toEqual({ lenient: true });
    await store.stations.register('CS1', { authentication, quirks: { lenient: false } });
    time.ms += 59_999;
    expect(quirks.of('CS1')).toEqual({ lenient: true });
    time.ms += 1;
    expect(await quirks.of('CS1')).toEqual({ lenient: false });
    expect(calls.filter((call) => call === 'stations.findQuirks')).toHaveLength(2);
  });

  test('know nothing odd about a station that is not known, and remember that too', async () => {
    const { calls, quirks } = setUp();
    expect(await quirks.of('CS1')).toEqual({});
    expect(quirks.of('CS1')).toEqual({});
    expect(calls).toEqual(['stations.findQuirks']);
  });

  test('forget what they are told to, and what is too much', async () => {
    const { calls, quirks } = setUp(2);
    await quirks.of('CS1');
    quirks.forget('CS1');
    for (const stationId of ['CS1', 'CS2', 'CS3', 'CS1']) await quirks.of(stationId);
    expect(calls).toHaveLength(5);
    expect(quirks.of('CS3')).toEqual({});
  });
});
