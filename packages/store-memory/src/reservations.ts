import {
  cursorsOf,
  maxReservations,
  type NewReservation,
  type Reservation,
  type ReservationRecord,
  type ReservationStore,
  reservationAt,
  reservationToldAt,
  withReservation,
  withReservationEnd,
} from '@csms/store';
import { copyDate } from './copies.js';
import { createLatestRecords } from './latest-records.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import type { StationMaps } from './station-maps.js';

const byTime: ListOrder<Reservation, [number, number]> = {
  cursors: cursorsOf('reservations', 'number', 'number'),
  positionOf: ({ reservedAt, reservationId }) => [reservedAt.getTime(), reservationId],
  direction: 'descending',
};

/** Makes a store of reservations. */
export function createReservationStore(stationMaps: StationMaps): ReservationStore {
  const records = createLatestRecords<ReservationRecord>(stationMaps, maxReservations, reservationToldAt);
  const find = (stationId: string, reservationId: number) => records.of(stationId).get(String(reservationId));

  return {
    async record(stationId, reservation) {
      const { reservationId } = reservation;
      const known = find(stationId, reservationId);
      records.set(stationId, String(reservationId), withReservation(known, copyReservation(reservation)));
    },

    async recordEnd(stationId, reservationId, end) {
      const known = find(stationId, reservationId);
      const ended = withReservationEnd(known, reservationId, { ...end, at: copyDate(end.at) });
      records.set(stationId, String(reservationId), ended);
    },

    async find(stationId, reservationId, now) {
      const record = find(stationId, reservationId);
      const found = record && reservationAt(record, now);
      return found && copyReservation(found);
    },

    async list(stationId, now, request) {
      const items = [...records.of(stationId).values()].flatMap((record) => reservationAt(record, now) ?? []);
      const { items: found, ...next } = pageOf({ items, isSorted: false }, byTime, request);
      return { items: found.map(copyReservation), ...next };
    },
  };
}

function copyReservation<R extends NewReservation & Pick<Partial<Reservation>, 'endedAt'>>(
  reservation: R,
): R {
  const { token, expiresAt, reservedAt, endedAt } = reservation;
  return {
    ...reservation,
    token: { ...token },
    expiresAt: copyDate(expiresAt),
    reservedAt: copyDate(reservedAt),
    ...(endedAt && { endedAt: copyDate(endedAt) }),
  };
}
