import type { Store } from '@csms/store';
import { type Postgres, startPostgres } from '@csms/test-postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../src/database.js';
import { openServerStore } from '../src/open-server-store.js';
import { createServerDatabase } from '../src/server-database.js';
import { at } from './events.js';

let server: Postgres;
let database: Database;
let one: Store;
let another: Store;

beforeAll(async () => {
  server = await startPostgres();
  [one, another] = (await Promise.all([0, 1].map(() => openServerStore({ url: server.url })))) as [
    Store,
    Store,
  ];
  database = createServerDatabase({ url: server.url });
});

afterAll(async () => {
  await Promise.all([one, another, database].map((each) => each.close()));
  await server.remove();
});

const authentication = { securityProfile: 1, anyUsername: false } as const;
const available = { evseId: 1, connectorId: 1, status: 'Available', at: at(1) } as const;
const step = { kind: 'firmware', requestId: 1, status: 'Installing', at: at(1) } as const;

beforeEach(async () => {
  await one.stations.register('CP-1', { authentication });
  await one.stations.recordConnectorStatus('CP-1', available);
  await one.progress.record('CP-1', step);
});

describe('the removal of a station', () => {
  it.each([
    ['progress', 'connectors'],
    ['connectors', 'progress'],
  ])(
    'waits for who has locked %s with nothing locked of %s, which he may want next',
    async (first, second) => {
      let removed: Promise<boolean> | undefined;
      await database.transaction(async (writer) => {
        await writer.query(`select from ${first} where station_id = 'CP-1' for update`);
        removed = one.removeStation('CP-1');
        const waiting = () => database.query(`select from pg_stat_activity where wait_event_type = 'Lock'`);
        await expect.poll(waiting, { timeout: 30_000 }).toHaveLength(1);
        await writer.query(`update ${second} set at = at where station_id = 'CP-1'`);
      });
      expect(await removed).toBe(true);
      expect(await one.progress.find('CP-1', 'firmware', 1)).toBeUndefined();
      expect(await one.removeStation('CP-1')).toBe(false);
    },
  );

  it('and what comes of it at once get in the way of each other for no longer than it takes', async () => {
    const { stations, progress } = another;
    const outcomes: PromiseSettledResult<unknown>[] = [];
    for (let minute = 0; minute < 100; minute++) {
      const atOnce = [
        stations.register('CP-1', { authentication }),
        one.removeStation('CP-1'),
        stations.registerUnknown('CP-1', authentication),
        stations.recordConnectorStatus('CP-1', { ...available, at: at(minute) }),
        another.removeStation('CP-1'),
        one.stations.register('CP-1', { authentication }),
        progress.record('CP-1', { ...step, at: at(minute) }),
        one.removeStation('CP-1'),
        one.stations.registerUnknown('CP-1', authentication),
      ];
      outcomes.push(...(await Promise.allSettled(atOnce)));
    }
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  });
});
