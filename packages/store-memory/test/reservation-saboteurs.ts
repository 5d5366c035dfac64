import type { Reservation } from '@csms/store';
import { inPart, type Saboteur } from './saboteur.js';

const page = { limit: 1_000 };

/** Falsifies reservations as they are read. */
function showing(
  show: (reservation: Reservation, now: Date) => Reservation | undefined,
): Saboteur['sabotage'] {
  return inPart('reservations', (inner) => ({
    async find(stationId, reservationId, now) {
      const found = await inner.find(stationId, reservationId, now);
      return found && show(found, now);
    },
  }));
}

/** Stores, each of which breaks one promise about reservations. */
export const reservationSaboteurs: readonly Saboteur[] = [
  {
    does: 'lets reservations go on for ever',
    sabotage: inPart('reservations', (inner) => ({
      find: (stationId, reservationId) => inner.find(stationId, reservationId, new Date(0)),
    })),
    caughtBy: 'reservations.find: one is expired from the time on at which it expires',
  },
  {
    does: 'lets reservations expire that have ended',
    sabotage: showing((reservation, now) =>
      reservation.expiresAt <= now
        ? { ...reservation, status: 'expired', endedAt: reservation.expiresAt }
        : reservation,
    ),
    caughtBy: 'reservations.recordEnd: says how and when it ended, though it would have expired since',
  },
  {
    does: 'tells of no reservation that has ended',
    sabotage: showing((reservation) => (reservation.status === 'active' ? reservation : undefined)),
    caughtBy: 'reservations.recordEnd: says how and when it ended, though it would have expired since',
  },
  {
    does: 'keeps the end that came first, though it is later',
    sabotage: inPart('reservations', (inner) => {
      const ended = new Set<number>();
      return {
        async recordEnd(stationId, reservationId, end) {
          if (ended.has(reservationId)) return;
          ended.add(reservationId);
          await inner.recordEnd(stationId, reservationId, end);
        },
      };
    }),
    caughtBy: 'reservations.recordEnd: the first end stays, whichever comes first',
  },
  {
    does: 'ends only what it knows',
    sabotage: inPart('reservations', (inner) => ({
      async recordEnd(stationId, reservationId, end) {
        if (await inner.find(stationId, reservationId, end.at)) {
          await inner.recordEnd(stationId, reservationId, end);
        }
      },
    })),
    caughtBy: 'reservations.recordEnd: may come before the reservation, which is not there until it comes',
  },
  {
    does: 'begins a reservation anew that is told again',
    sabotage: inPart('reservations', (inner) => ({
      async record(stationId, reservation) {
        const known = await inner.find(stationId, reservation.reservationId, reservation.reservedAt);
        const reservedAt = known?.endedAt ? new Date(known.endedAt.getTime() + 1) : reservation.reservedAt;
        await inner.record(stationId, { ...reservation, reservedAt });
      },
    })),
    caughtBy: 'reservations.record: a copy of what has ended does not begin it anew',
  },
  {
    does: 'keeps the first reservation of an id',
    sabotage: inPart('reservations', (inner) => ({
      async record(stationId, reservation) {
        const { reservationId, reservedAt } = reservation;
        if (!(await inner.find(stationId, reservationId, reservedAt))) {
          await inner.record(stationId, reservation);
        }
      },
    })),
    caughtBy:
      'reservations.record: a later one of the id replaces all of it, and the end of the one before with it',
  },
  {
    does: 'forgets all ends but the first',
    sabotage: inPart('reservations', (inner) => ({
      async recordEnd(stationId, reservationId, end) {
        const known = await inner.find(stationId, reservationId, end.at);
        if (!known?.endedAt) await inner.recordEnd(stationId, reservationId, end);
      },
    })),
    caughtBy: 'reservations.recordEnd: the end of a later one of the id may come before it',
  },
  {
    does: 'shows a reservation of the same id at every station',
    sabotage: inPart('reservations', (inner) => ({
      record: (_, reservation) => inner.record('CP-1', reservation),
      find: (_, reservationId, now) => inner.find('CP-1', reservationId, now),
    })),
    caughtBy: 'reservations.record: keeps all of a reservation, which is active',
  },
  {
    does: 'lists what has come to an end as if it went on',
    sabotage: inPart('reservations', (inner) => ({
      async list(stationId, now, request) {
        const { items, ...next } = await inner.list(stationId, now, request);
        return { items: items.map((each) => ({ ...each, status: 'active', endedAt: undefined })), ...next };
      },
    })),
    caughtBy: 'reservations.find: one is expired from the time on at which it expires',
  },
  {
    does: 'lists reservations in the order of their ids',
    sabotage: inPart('reservations', (inner) => ({
      async list(stationId, now) {
        const { items } = await inner.list(stationId, now, page);
        return { items: items.toSorted((a, b) => b.reservationId - a.reservationId) };
      },
    })),
    caughtBy: 'reservations.list: is in order, whatever the order in which items were added',
  },
];
