import {
  type CallOutcome,
  type CallRecord,
  type CallStatus,
  type CallStore,
  codecOf,
  cursorsOf,
  type NewCall,
} from '@csms/store';
import { claimLimit } from './claim-limit.js';
import { text, time } from './columns.js';
import type { Database, Value } from './database.js';
import { keyOf } from './keys.js';
import { type ListOrder, readPage } from './pages.js';
import type { RecordRow } from './record-row.js';
import { type AgingTable, removeOldest } from './remove-oldest.js';
import { msOf, timeOf, timestampOf } from './times.js';

/** The record is that of the call as it was first recorded. */
interface CallRow extends RecordRow {
  readonly status: CallStatus;
  /** The outcome; absent until there is one. */
  readonly outcome: string | null;
  readonly completed_ms: string | number | null;
}

const codec = codecOf<NewCall>({ createdAt: 'date', expiresAt: 'date' });

const selected = `record::text as record, status, outcome::text as outcome, ${msOf('completed_at')} as completed_ms`;

const byCreation: ListOrder<CallRecord, [number, string]> = {
  cursors: cursorsOf('calls', 'number', 'string'),
  columns: [time('created_at'), text('call_id')],
  positionOf: ({ createdAt, callId }) => [createdAt.getTime(), callId],
  direction: 'descending',
};

const completed: AgingTable = { table: 'calls', key: ['station_id', 'call_id'], time: 'completed_at' };

/** Makes a store of calls. */
export function createCallStore(database: Database): CallStore {
  async function find(stationId: string, callId: string): Promise<CallRecord | undefined> {
    const [row] = await database.query<CallRow>(
      `select ${selected} from calls where station_id = $1 and call_id = $2`,
      [keyOf(stationId), keyOf(callId)],
    );
    return row && callOf(row);
  }

  return {
    async create(call) {
      const { stationId, callId, createdAt, expiresAt } = call;
      const values: Value[] = [
        keyOf(stationId),
        keyOf(callId),
        timestampOf(createdAt),
        timestampOf(expiresAt),
        codec.encode(call),
      ];
      for (;;) {
        const [row] = await database.query<CallRow>(
          `insert into calls (station_id, call_id, created_at, expires_at, status, record)
           values ($1, $2, $3, $4, 'Pending', $5::text::json)
           on conflict (station_id, call_id) do nothing returning ${selected}`,
          values,
        );
        if (row) return { created: true, call: callOf(row) };
        const known = await find(stationId, callId);
        // The call that was in the way may have been removed in between.
        if (known) return { created: false, call: known };
      }
    },

    async markSent(stationId, callId) {
      await database.query(
        `update calls set status = 'Sent' where station_id = $1 and call_id = $2 and status = 'Pending'`,
        [keyOf(stationId), keyOf(callId)],
      );
    },

    async complete(stationId, callId, outcome, at) {
      const [row] = await database.query<CallRow>(
        `update calls set status = $3, outcome = $4::text::json, completed_at = $5
         where station_id = $1 and call_id = $2 and (
           status in ('Pending', 'Sent') or (status = 'TimedOut' and $3 in ('Answered', 'Refused'))
         )
         returning ${selected}`,
        [keyOf(stationId), keyOf(callId), outcome.status, outcomeTextOf(outcome), timestampOf(at)],
      );
      // The call has a final status already, or there is none.
      return row ? callOf(row) : find(stationId, callId);
    },

    async expireDue(now, limit) {
      const rows = await database.query<CallRow>(
        `with due as materialized (
           select station_id, call_id from calls where status in ('Pending', 'Sent') and expires_at <= $1
           order by expires_at ${claimLimit(limit)} for update skip locked
         ), expired as (
           update calls set status = 'TimedOut', completed_at = $1 from due
           where calls.station_id = due.station_id and calls.call_id = due.call_id
           returning ${selected}, expires_at
         )
         select record, status, outcome, completed_ms from expired order by expires_at`,
        [timestampOf(now)],
      );
      return rows.map(callOf);
    },

    find,

    list: (stationId, request) =>
      readPage(
        database,
        {
          select: selected,
          from: 'calls',
          where: ['station_id = $1'],
          values: [keyOf(stationId)],
          decode: callOf,
        },
        byCreation,
        request,
      ),

    removeCompleted: (before, limit) => removeOldest(database, completed, before, limit),
  };
}

function outcomeTextOf(outcome: CallOutcome): string | null {
  const { status: _, ...rest } = outcome;
  return Object.keys(rest).length > 0 ? JSON.stringify(rest) : null;
}

function callOf({ record, status, outcome, completed_ms }: CallRow): CallRecord {
  return {
    ...codec.decode(record),
    status,
    ...(outcome !== null && (JSON.parse(outcome) as Pick<CallRecord, 'response' | 'error'>)),
    ...(completed_ms !== null && { completedAt: timeOf(completed_ms) }),
  };
}
