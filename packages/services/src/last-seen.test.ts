import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLastSeen, type LastSeenOptions, markSeen } from './last-seen.js';

const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 12, 0, second));

/** Takes what is written, and fails as often as the test says. */
function aStationStore({ failures = 0 } = {}) {
  const written: Array<Record<string, Date>> = [];
  let left = failures;
  return {
    written,
    recordSeen: async (seen: ReadonlyMap<string, Date>) => {
      if (left-- > 0) throw new Error('the store is away');
      written.push(Object.fromEntries(seen));
    },
  };
}

function setUp(options: Partial<LastSeenOptions> = {}, store = aStationStore()) {
  return { written: store.written, lastSeen: createLastSeen({ stations: store, ...options }) };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('last seen', () => {
  test('is written for all stations at once, when the interval is over', async () => {
    const { lastSeen, written } = setUp({ intervalMs: 30_000 });
    lastSeen.mark('CS1', at(1));
    lastSeen.mark('CS2', at(2));
    lastSeen.mark('CS1', at(3));
    await vi.advanceTimersByTimeAsync(29_999);
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(written).toEqual([{ CS1: at(3), CS2: at(2) }]);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(written).toHaveLength(1);
    await lastSeen.close();
  });

  test('never goes back', async () => {
    const { lastSeen, written } = setUp();
    lastSeen.mark('CS1', at(3));
    lastSeen.mark('CS1', at(1));
    await lastSeen.flush();
    expect(written).toEqual([{ CS1: at(3) }]);
    await lastSeen.close();
  });

  test('is written when it closes, and never after', async () => {
    const { lastSeen, written } = setUp();
    lastSeen.mark('CS1', at(1));
    await lastSeen.close();
    expect(written).toEqual([{ CS1: at(1) }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is written at once when there are as many stations as it holds', async () => {
    const { lastSeen, written } = setUp({ maxStations: 2 });
    for (const stationId of ['CS1', 'CS2', 'CS3']) lastSeen.mark(stationId, at(1));
    await lastSeen.close();
    expect(written).toEqual([{ CS1: at(1), CS2: at(1) }, { CS3: at(1) }]);
  });

  test('is kept while the store is away, with what comes meanwhile, and whoever runs it hears of it', async () => {
    const errors: unknown[] = [];
    const { lastSeen, written } = setUp(
      { onError: (error) => errors.push(error), intervalMs: 1_000 },
      aStationStore({ failures: 1 }),
    );
    lastSeen.mark('CS1', at(1));
    lastSeen.mark('CS2', at(1));
    const failing = vi.advanceTimersByTimeAsync(1_000);
    lastSeen.mark('CS1', at(2));
    await failing;
    expect(errors).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(written).toEqual([{ CS1: at(2), CS2: at(1) }]);
    await lastSeen.close();
  });

  test('holds no more stations than it may while the store is away', async () => {
    const { lastSeen, written } = setUp({ maxStations: 2 }, aStationStore({ failures: 1 }));
    for (const stationId of ['CS1', 'CS2']) lastSeen.mark(stationId, at(1));
    const failing = lastSeen.flush();
    for (const stationId of ['CS3', 'CS4', 'CS5']) lastSeen.mark(stationId, at(2));
    await expect(failing).rejects.toThrow('away');
    await lastSeen.close();
    expect(written).toEqual([{ CS3: at(2), CS4: at(2) }]);
  });

  test('is marked by every message, and the message goes on (G02.FR.04)', async () => {
    const { lastSeen, written } = setUp();
    const handle = markSeen(lastSeen)((incoming: { context: { stationId: string; receivedAt: Date } }) => {
      return `handled ${incoming.context.stationId}`;
    });
    expect(handle({ context: { stationId: 'CS1', receivedAt: at(5) } })).toBe('handled CS1');
    await lastSeen.close();
    expect(written).toEqual([{ CS1: at(5) }]);
  });
});
