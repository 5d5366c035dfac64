import {
  codecOf,
  cursorsOf,
  maxReservations,
  type ReservationRecord,
  type ReservationStore,
  reservationAt,
  reservationToldAt,
  withReservation,
  withReservationEnd,
} from '@csms/store';
import { changeRecords } from './change-records.js';
import { integer, time } from './columns.js';
import type { Database } from './database.js';
import { inStation } from './in-station.js';
import type { ListOrder } from './pages.js';
import { createStationRecords } from './station-records.js';
import { timestampOf } from './times.js';

/** The order of reservations; those of which only the end is known are not listed. */
const byTime: ListOrder<ReservationRecord, [number, number]> = {
  cursors: cursorsOf('reservations', 'number', 'number'),
  columns: [time('reserved_at'), integer('reservation_id')],
  positionOf: ({ reserved, reservationId }) => [reserved?.reservedAt.getTime() ?? 0, reservationId],
  direction: 'descending',
};

/** Makes a store of reservations. */
export function createReservationStore(database: Database): ReservationStore {
  const records = createStationRecords<ReservationRecord, [number]>({
    name: 'reservations',
    key: [integer('reservation_id')],
    keyOf: ({ reservationId }) => [reservationId],
    codec: codecOf<ReservationRecord>({
      reserved: { expiresAt: 'date', reservedAt: 'date' },
      ends: [{ at: 'date' }],
    }),
    timeOf: reservationToldAt,
    max: maxReservations,
    extra: [
      {
        name: 'reserved_at',
        type: 'timestamptz',
        valueOf: ({ reserved }) => (reserved ? timestampOf(reserved.reservedAt) : null),
      },
    ],
  });

  function change(
    stationId: string,
    reservationId: number,
    changed: (known: ReservationRecord | undefined) => ReservationRecord,
  ): Promise<void> {
    return inStation(database, 'reservations', stationId, (queries) =>
      changeRecords(queries, records, stationId, {
        told: [reservationId],
        keyOf: (id) => [id],
        merge: changed,
      }),
    );
  }

  return {
    record: (stationId, reservation) =>
      change(stationId, reservation.reservationId, (known) => withReservation(known, reservation)),

    recordEnd: (stationId, reservationId, end) =>
      change(stationId, reservationId, (known) => withReservationEnd(known, reservationId, end)),

    async find(stationId, reservationId, now) {
      const record = await records.find(database, stationId, [reservationId]);
      return record && reservationAt(record, now);
    },

    async list(stationId, now, request) {
      const { items, ...next } = await records.list(database, stationId, byTime, request, [
        'reserved_at is not null',
      ]);
      return { items: items.flatMap((record) => reservationAt(record, now) ?? []), ...next };
    },
  };
}
