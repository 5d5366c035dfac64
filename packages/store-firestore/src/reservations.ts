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
import type { Database } from './database.js';
import type { ListOrder } from './pages.js';
import { createStationRecords } from './station-records.js';

/** The order of reservations; those of which only the end is known are not listed. */
const byTime: ListOrder<ReservationRecord, [number, number]> = {
  cursors: cursorsOf('reservations', 'number', 'number'),
  positionOf: ({ reserved, reservationId }) => [reserved?.reservedAt.getTime() ?? 0, reservationId],
  direction: 'descending',
};

/** Makes a store of reservations. */
export function createReservationStore(database: Database): ReservationStore {
  const records = createStationRecords<ReservationRecord, [number]>({
    name: 'reservations',
    keyOf: ({ reservationId }) => [reservationId],
    codec: codecOf<ReservationRecord>({
      reserved: { expiresAt: 'date', reservedAt: 'date' },
      ends: [{ at: 'date' }],
    }),
    timeOf: reservationToldAt,
    bound: { max: maxReservations },
    extra: ({ reserved }) => ({ reservedAtMs: reserved?.reservedAt.getTime() }),
  });

  return {
    async record(stationId, reservation) {
      await records.change(database, stationId, [reservation.reservationId], (known) =>
        withReservation(known, reservation),
      );
    },

    async recordEnd(stationId, reservationId, end) {
      await records.change(database, stationId, [reservationId], (known) =>
        withReservationEnd(known, reservationId, end),
      );
    },

    async find(stationId, reservationId, now) {
      const record = await records.find(database, stationId, [reservationId]);
      return record && reservationAt(record, now);
    },

    async list(stationId, now, request) {
      const { items, ...next } = await records.list(database, stationId, byTime, request, {
        orderBy: 'reservedAtMs',
      });
      return { items: items.flatMap((record) => reservationAt(record, now) ?? []), ...next };
    },
  };
}
