import {
  claimedItems,
  claimWork,
  codecOf,
  cursorsOf,
  noWork,
  pageOf,
  requestWork,
  type StationWorkStore,
  settleWork,
  shownItem,
  type WorkItem,
  type WorkOfStation,
  wakeWork,
  workDueAt,
  workKey,
} from '@csms/store';
import { claimLimit } from './claim-limit.js';
import type { Database, Queries } from './database.js';
import { inStation } from './in-station.js';
import { keyOf, textOf } from './keys.js';
import type { RecordRow } from './record-row.js';
import { timestampOf } from './times.js';

interface WorkRow extends RecordRow {
  readonly station_id: string;
}

const codec = codecOf<WorkOfStation>({
  items: [{ requestedAt: 'date', dueAt: 'date', endedAt: 'date', taken: { requestedAt: 'date' } }],
  leaseUntil: 'date',
});

const byKey = {
  cursors: cursorsOf('stationWork', 'string'),
  positionOf: ({ wanted }: WorkItem): [string] => [workKey(wanted)],
  direction: 'ascending',
} as const;

/** Makes a store of work for stations: a record for each station, found by when work is due. */
export function createStationWorkStore(database: Database): StationWorkStore {
  async function find(queries: Queries, stationId: string, lock = ''): Promise<WorkOfStation | undefined> {
    const [row] = await queries.query<WorkRow>(
      `select station_id, record::text as record from station_work where station_id = $1 ${lock}`,
      [keyOf(stationId)],
    );
    return row && codec.decode(row.record);
  }

  /** Changes the work of a station that has some. A claim locks the row, not the station. */
  function change<Result>(
    stationId: string,
    changed: (known: WorkOfStation) => { readonly work: WorkOfStation; readonly result: Result },
  ): Promise<Result | undefined> {
    return database.transaction(async (queries) => {
      const known = await find(queries, stationId, 'for update');
      if (!known) return undefined;
      const { work, result } = changed(known);
      if (work !== known) await keep(queries, [[stationId, work]]);
      return result;
    });
  }

  return {
    request: (stationId, wanted, at) =>
      inStation(database, 'station work', stationId, async (queries) => {
        const known = await find(queries, stationId, 'for update');
        await keep(queries, [[stationId, requestWork(known ?? noWork, wanted, at)]]);
      }),

    claimDue: (now, leaseUntil, limit) =>
      database.transaction(async (queries) => {
        const rows = await queries.query<WorkRow>(
          `select station_id, record::text as record from station_work where due_at <= $1
           order by due_at ${claimLimit(limit)} for update skip locked`,
          [timestampOf(now)],
        );
        const claimed = rows.map(
          ({ station_id, record }) =>
            [textOf(station_id), claimWork(codec.decode(record), now, leaseUntil)] as const,
        );
        await keep(queries, claimed);
        return claimed.map(([stationId, work]) => ({
          stationId,
          claim: work.claims,
          items: claimedItems(work),
        }));
      }),

    async countDue(now, limit) {
      const [row] = await database.query<{ readonly count: number }>(
        `select count(*)::int as count
         from (select from station_work where due_at <= $1 ${claimLimit(limit)}) as due`,
        [timestampOf(now)],
      );
      return row?.count ?? 0;
    },

    async settle({ stationId, claim }, outcomes) {
      await change(stationId, (known) => ({ work: settleWork(known, claim, outcomes), result: undefined }));
    },

    async wake(stationId, at) {
      const isDue = await change(stationId, (known) => {
        const work = wakeWork(known, at);
        const dueAt = workDueAt(work);
        return { work, result: dueAt !== undefined && dueAt <= at };
      });
      return isDue ?? false;
    },

    async list(stationId, kinds, request) {
      const work = await find(database, stationId);
      const items = (work ?? noWork).items.filter(({ wanted }) => kinds.includes(wanted.kind));
      return pageOf(items.map(shownItem), byKey, request);
    },
  };
}

async function keep(queries: Queries, works: readonly (readonly [string, WorkOfStation])[]): Promise<void> {
  if (works.length === 0) return;
  await queries.query(
    `insert into station_work (station_id, due_at, record)
     select station_id, due_at, record::json
     from unnest($1::text[], $2::timestamptz[], $3::text[]) as kept (station_id, due_at, record)
     on conflict (station_id) do update set due_at = excluded.due_at, record = excluded.record`,
    [
      works.map(([stationId]) => keyOf(stationId)),
      works.map(([, work]) => {
        const dueAt = workDueAt(work);
        return dueAt ? timestampOf(dueAt) : null;
      }),
      works.map(([, work]) => codec.encode(work)),
    ],
  );
}
