import assert from 'node:assert/strict';
import { maxReservations, type NewReservation, type ReservationEnd } from '../reservations.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { latestRecordCases } from './latest-record-cases.js';
import { listCases } from './list-cases.js';
import { readPages } from './read-pages.js';

function aReservation(fields: Partial<NewReservation> = {}): NewReservation {
  return { reservationId: 1, token: { uid: 'TAG-1' }, expiresAt: at(60), reservedAt: at(0), ...fields };
}

const cancelled = { status: 'cancelled', at: at(5) } as const satisfies ReservationEnd;
const consumed = { status: 'consumed', at: at(6), transactionId: 'T-1' } as const satisfies ReservationEnd;

const find = ({ reservations }: Store) => reservations.find('CP-1', 1, at(10));

async function statusOf(store: Store): Promise<string | undefined> {
  return (await find(store))?.status;
}

/** What a store of reservations does. */
export const reservationCases: readonly ConformanceCase[] = [
  {
    name: 'reservations.record: keeps all of a reservation, which is active',
    async run(store) {
      const { reservations } = store;
      const full = aReservation({
        evseId: 0,
        connectorType: 'cCCS2',
        token: { uid: 'TAG-1', type: 'ISO14443' },
        groupId: 'FLEET',
      });
      await reservations.record('CP-1', full);
      await reservations.record('CP-1', aReservation({ reservationId: -1 }));
      assertSame(await find(store), { ...full, status: 'active' });
      assertSame(await reservations.find('CP-1', -1, at(10)), {
        ...aReservation({ reservationId: -1 }),
        status: 'active',
      });
      assert.equal(await reservations.find('CP-1', 2, at(10)), undefined);
      assert.equal(await reservations.find('CP-2', 1, at(10)), undefined);
    },
  },
  {
    name: 'reservations.find: one is expired from the time on at which it expires',
    async run({ reservations }) {
      await reservations.record('CP-1', aReservation());
      const before = new Date(at(60).getTime() - 1);
      assertSame(await reservations.find('CP-1', 1, before), { ...aReservation(), status: 'active' });
      const expired = { ...aReservation(), status: 'expired', endedAt: at(60) };
      assertSame(await reservations.find('CP-1', 1, at(60)), expired);
      assertSame((await reservations.list('CP-1', at(60), { limit: 1 })).items, [expired]);
    },
  },
  {
    name: 'reservations.recordEnd: says how and when it ended, though it would have expired since',
    async run({ reservations }) {
      await reservations.record('CP-1', aReservation());
      await reservations.recordEnd('CP-1', 1, consumed);
      assertSame(await reservations.find('CP-1', 1, at(90)), {
        ...aReservation(),
        status: 'consumed',
        endedAt: at(6),
        transactionId: 'T-1',
      });
    },
  },
  {
    name: 'reservations.recordEnd: the first end stays, whichever comes first',
    async run(store) {
      await store.reservations.record('CP-1', aReservation());
      for (const end of [consumed, cancelled, consumed]) await store.reservations.recordEnd('CP-1', 1, end);
      assertSame(await find(store), { ...aReservation(), status: 'cancelled', endedAt: at(5) });
    },
  },
  {
    name: 'reservations.recordEnd: may come before the reservation, which is not there until it comes',
    async run(store) {
      await store.reservations.recordEnd('CP-1', 1, cancelled);
      assert.equal(await find(store), undefined);
      assertSame((await store.reservations.list('CP-1', at(10), { limit: 10 })).items, []);
      await store.reservations.record('CP-1', aReservation());
      assert.equal(await statusOf(store), 'cancelled');
    },
  },
  {
    name: 'reservations.record: a copy of what has ended does not begin it anew',
    async run(store) {
      await store.reservations.record('CP-1', aReservation());
      await store.reservations.recordEnd('CP-1', 1, cancelled);
      await store.reservations.record('CP-1', aReservation());
      assert.equal(await statusOf(store), 'cancelled');
    },
  },
  {
    name: 'reservations.record: a later one of the id replaces all of it, and the end of the one before with it',
    async run(store) {
      const first = aReservation({ evseId: 1, groupId: 'FLEET' });
      const second = aReservation({ reservedAt: at(7), token: { uid: 'TAG-2' } });
      await store.reservations.record('CP-1', first);
      await store.reservations.recordEnd('CP-1', 1, cancelled);
      await store.reservations.record('CP-1', second);
      await store.reservations.record('CP-1', first);
      await store.reservations.recordEnd('CP-1', 1, cancelled);
      assertSame(await find(store), { ...second, status: 'active' });
    },
  },
  {
    name: 'reservations.recordEnd: the end of a later one of the id may come before it',
    async run(store) {
      await store.reservations.record('CP-1', aReservation());
      await store.reservations.recordEnd('CP-1', 1, cancelled);
      await store.reservations.recordEnd('CP-1', 1, { status: 'removed', at: at(9) });
      assert.equal(await statusOf(store), 'cancelled');
      const later = aReservation({ reservedAt: at(7) });
      await store.reservations.record('CP-1', later);
      assertSame(await find(store), { ...later, status: 'removed', endedAt: at(9) });
    },
  },
  {
    name: 'reservations: what comes at once leaves the latest, ended',
    async run(store) {
      await Promise.all(
        upTo(6).flatMap((minute) => [
          store.reservations.recordEnd('CP-1', 1, { status: 'removed', at: at(minute + 2) }),
          store.reservations.record('CP-1', aReservation({ reservedAt: at(minute) })),
        ]),
      );
      await store.reservations.recordEnd('CP-1', 1, { status: 'cancelled', at: at(5) });
      assertSame(await find(store), {
        ...aReservation({ reservedAt: at(5) }),
        status: 'cancelled',
        endedAt: at(5),
      });
    },
  },
  {
    name: `reservations.recordEnd: ends of reservations that are not known are not kept without end`,
    async run(store) {
      const ids = upTo(2 * maxReservations + 10);
      for (const id of ids) await store.reservations.recordEnd('CP-1', id, { status: 'removed', at: at(id) });
      for (const reservationId of ids) {
        await store.reservations.record('CP-1', aReservation({ reservationId, reservedAt: at(-1) }));
      }
      const pages = await readPages((page) => store.reservations.list('CP-1', at(10), page), 100);
      const ended = pages.flat().filter(({ status }) => status === 'removed').length;
      assert.ok(ended <= 2 * maxReservations, `expected ${2 * maxReservations} at most, not ${ended}`);
      const last = await store.reservations.find('CP-1', ids.at(-1) ?? 0, at(10));
      assert.equal(last?.status, 'removed');
    },
  },
  ...latestRecordCases({
    name: 'reservations.record',
    max: maxReservations,
    record: ({ reservations }, stationId, [reservationId, seconds], minute) =>
      reservations.record(
        stationId,
        aReservation({ reservationId, evseId: seconds, reservedAt: at(minute) }),
      ),
    async read({ reservations }, stationId) {
      const { items } = await reservations.list(stationId, at(10), { limit: 1_000 });
      return items
        .map(({ reservationId, evseId = -1 }) => [reservationId, evseId] as const)
        .toSorted(([a], [b]) => a - b);
    },
  }),
  ...listCases({
    name: 'reservations.list',
    async add({ reservations }, place) {
      await reservations.record('CP-1', aReservation({ reservationId: place, reservedAt: at(-place) }));
      return String(place);
    },
    async read({ reservations }, page) {
      const { items, next } = await reservations.list('CP-1', at(10), page);
      return { items: items.map(({ reservationId }) => String(reservationId)), next };
    },
  }),
  ...copyCases({
    name: 'reservations.record',
    input: () => aReservation(),
    write: ({ reservations }, reservation) => reservations.record('CP-1', reservation),
    read: [find, ({ reservations }) => reservations.list('CP-1', at(10), { limit: 10 })],
  }),
  ...copyCases({
    name: 'reservations.recordEnd',
    input: () => ({ ...consumed, at: at(6) }),
    async write({ reservations }, end) {
      await reservations.record('CP-1', aReservation());
      await reservations.recordEnd('CP-1', 1, end);
    },
    read: [find],
  }),
];
