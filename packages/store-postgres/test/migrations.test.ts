import { type Postgres, startPostgres } from '@csms/test-postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../src/database.js';
import { migrate } from '../src/migrate.js';
import { migrations } from '../src/migrations/index.js';
import { openServerStore } from '../src/open-server-store.js';
import { createServerDatabase } from '../src/server-database.js';

type OpenStore = Awaited<ReturnType<typeof openServerStore>>;

const at = new Date('2026-05-01T12:00Z');
const after = new Date('2026-05-01T12:01Z');

function fillReservation(id: string): string {
  const reserved = `{"reservationId":${id},"expiresAt":"2026-05-01T12:00:00.000Z","reservedAt":"2026-05-01T12:00:00.000Z"}`;
  return `insert into reservations (station_id, reservation_id, at, record, reserved_at)
    values ('CP-1', ${id}, '2026-05-01T12:00Z', '{"reservationId":${id},"reserved":${reserved},"ends":[]}', '2026-05-01T12:00Z');`;
}

function findReservations({ reservations }: Pick<OpenStore, 'reservations'>) {
  return reservations.list('CP-1', at, { limit: 10 });
}

/**
 * For each version, SQL that fills a database of that version, and what the store of the present one finds in it. A new
 * version adds a row, with what it changes.
 */
const versions: readonly {
  readonly fill: string;
  readonly found: unknown;
  find(store: OpenStore): Promise<unknown>;
}[] = [
  {
    fill: `
      insert into stations (station_id, folded_id, registration_status) values ('CP-1', 'cp-1', 'Accepted');
      insert into transactions (station_id, transaction_id, status, started_at, record) values ('CP-1', 'T-1', 'active',
        '2026-05-01T12:00Z', '{"stationId":"CP-1","startedAt":"2026-05-01T12:00:00.000Z"}');
      insert into readings (transaction_number, reading_id, at, sampled_values)
        select transaction_number, 'r-1', '2026-05-01T12:01Z', '[]' from transactions;
      insert into transactions (station_id, transaction_id, status, started_at, ended_at, record) values ('CP-1', 'T-2',
        'ended', '2026-05-01T12:00Z', '2026-05-01T12:00Z', '{"startedAt":"2026-05-01T12:00:00.000Z"}');
      ${fillReservation('9007199254740991')}`,
    find: ({ stations, transactions, reservations }) =>
      Promise.all([
        findReservations({ reservations }),
        stations.find('CP-1'),
        transactions.find('CP-1', 'T-1'),
        transactions.listReadings('CP-1', 'T-1', { limit: 10 }),
        transactions.removeEnded(after, 10),
      ]),
    found: [
      {
        items: [
          {
            reservationId: Number.MAX_SAFE_INTEGER,
            expiresAt: at,
            reservedAt: at,
            status: 'expired',
            endedAt: at,
          },
        ],
      },
      { stationId: 'CP-1', registrationStatus: 'Accepted', connectors: [] },
      { stationId: 'CP-1', startedAt: new Date('2026-05-01T12:00Z') },
      { items: [{ id: 'r-1', at: new Date('2026-05-01T12:01Z'), sampledValues: [] }] },
      { count: 1, isMore: false },
    ],
  },
  {
    fill: fillReservation('1e21'),
    find: findReservations,
    found: {
      items: [{ reservationId: 1e21, expiresAt: at, reservedAt: at, status: 'expired', endedAt: at }],
    },
  },
  {
    fill: `
      insert into transactions (station_id, transaction_id, status, started_at, ended_at, over_since, record) values ('CP-1',
        'T-1', 'ended', '1970-01-01T00:00Z', '1970-01-01T00:01Z', '2026-05-01T12:00Z', '{}');`,
    find: async ({ transactions }) => [
      await transactions.removeEnded(at, 10),
      await transactions.removeEnded(after, 10),
    ],
    found: [
      { count: 0, isMore: false },
      { count: 1, isMore: false },
    ],
  },
];

let server: Postgres;
let admin: Database;

beforeAll(async () => {
  server = await startPostgres();
  admin = createServerDatabase({ url: server.url });
});

afterAll(async () => {
  await admin.close();
  await server.remove();
});

/** A database of its own on the server. */
async function createDatabase(name: string): Promise<{ readonly url: string; readonly database: Database }> {
  await admin.run(`create database ${name}`);
  const url = server.url.replace(/postgres$/, name);
  return { url, database: createServerDatabase({ url, poolSize: 2 }) };
}

describe('a database', () => {
  it('has data to upgrade for each version', () => {
    expect(versions).toHaveLength(migrations.length);
  });

  it.each(versions.map((version, index) => [index + 1, version] as const))(
    'of version %i is brought to the present one with what is in it',
    async (number, { fill, find, found }) => {
      const { url, database } = await createDatabase(`version_${number}`);
      await migrate(database, migrations.slice(0, number));
      await database.run(fill);
      const store = await openServerStore({ url });
      expect(await find(store)).toEqual(found);
      await Promise.all([store.close(), database.close()]);
    },
  );

  it('of a later version is refused in one line, and stays as it is', async () => {
    const { url, database } = await createDatabase('later');
    await migrate(database, [...migrations, 'create table from_the_future ()']);
    await expect(openServerStore({ url })).rejects.toThrow(
      new TypeError(
        `expected a database of version ${migrations.length} or less, not ${migrations.length + 1}: a later version of this program made it`,
      ),
    );
    await database.query('select from from_the_future');
    await database.close();
  });

  it('of which a step fails is as it was before that step, and goes on from there', async () => {
    const { database } = await createDatabase('failing');
    const step = 'create table added (number int)';
    await expect(migrate(database, [step, 'create table half (); select from nowhere'])).rejects.toThrow(
      'nowhere',
    );
    await expect(database.query('select from half')).rejects.toThrow('half');
    await migrate(database, [step, 'alter table added add column more int']);
    await database.query('select more from added');
    await database.close();
  });

  it('is brought through each step once by ten programs at once', async () => {
    const { database } = await createDatabase('ten');
    const steps = [
      'create table counted (number int)',
      'insert into counted values (1)',
      'insert into counted values (2)',
    ];
    await Promise.all(Array.from({ length: 10 }, () => migrate(database, steps)));
    expect(await database.query('select number from counted order by number')).toEqual([
      { number: 1 },
      { number: 2 },
    ]);
    await database.close();
  });
});
