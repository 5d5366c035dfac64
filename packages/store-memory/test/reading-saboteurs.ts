import type { Reading } from '@csms/store';
import { inTransactions, pause, type Saboteur } from './saboteur.js';

/** Stores, each of which breaks one promise about readings. */
export const readingSaboteurs: readonly Saboteur[] = [
  {
    does: 'appends a reading as often as it comes',
    sabotage: inTransactions((inner) => {
      let count = 0;
      return {
        appendMeterValues(stationId, transactionId, readings, origin) {
          const numbered = readings.map((reading) => ({ ...reading, id: `${reading.id} ${count++}` }));
          return inner.appendMeterValues(stationId, transactionId, numbered, origin);
        },
      };
    }),
    caughtBy: 'transactions.appendMeterValues: a reading that comes again is kept once, the first of its id',
  },
  {
    does: 'appends the readings of an event as often as it comes',
    sabotage: inTransactions((inner) => {
      let count = 0;
      return {
        record: (event) =>
          inner.record({
            ...event,
            readings: event.readings.map((reading) => ({ ...reading, id: `${reading.id} ${count++}` })),
          }),
      };
    }),
    caughtBy: 'transactions.record: an event that comes again changes nothing',
  },
  {
    does: 'knows readings by their time',
    sabotage: inTransactions((inner) => {
      const times = new Set<number>();
      return {
        appendMeterValues(stationId, transactionId, readings, origin) {
          const news = readings.filter(({ at }) => !times.has(at.getTime()));
          for (const { at } of news) times.add(at.getTime());
          return inner.appendMeterValues(stationId, transactionId, news, origin);
        },
      };
    }),
    caughtBy: 'transactions.appendMeterValues: a reading is known by its id, not by its time',
  },
  {
    does: 'reads all readings, waits, and writes them back with one more',
    sabotage: inTransactions(() => {
      let kept: readonly Reading[] = [];
      return {
        async appendMeterValues(_stationId, _transactionId, readings) {
          const before = kept;
          await pause();
          kept = [...before, ...readings];
        },
        listReadings: async () => ({ items: kept }),
      };
    }),
    caughtBy:
      'transactions.appendMeterValues: readings that come at once all survive, of an unknown transaction too',
  },
  {
    does: 'drops the readings of an unknown transaction',
    sabotage: inTransactions((inner) => ({
      async appendMeterValues(stationId, transactionId, readings, origin) {
        if (!(await inner.find(stationId, transactionId))) return;
        await inner.appendMeterValues(stationId, transactionId, readings, origin);
      },
    })),
    caughtBy: 'transactions.appendMeterValues: an unknown transaction is created, its start unknown',
  },
  {
    does: 'takes a known transaction for that of the readings',
    sabotage: inTransactions((inner) => ({
      async appendMeterValues(stationId, transactionId, readings, origin) {
        const { at } = readings[0] ?? { at: new Date(0) };
        await inner.record({ stationId, transactionId, kind: 'updated', at, seqNo: -1, readings, ...origin });
      },
    })),
    caughtBy: 'transactions.appendMeterValues: a known transaction stays as it is',
  },
  {
    does: 'tells each transaction that it has readings of, whether or not it has ended',
    sabotage: inTransactions((inner) => ({
      async appendMeterValues(stationId, transactionId, readings, origin) {
        await inner.appendMeterValues(stationId, transactionId, readings, origin);
        return inner.find(stationId, transactionId);
      },
    })),
    caughtBy: 'transactions.appendMeterValues: tells a transaction that has ended, and no other one',
  },
  {
    does: 'tells a transaction that has ended the first time only',
    sabotage: inTransactions((inner) => {
      const told = new Set<string>();
      return {
        async appendMeterValues(stationId, transactionId, readings, origin) {
          const ended = await inner.appendMeterValues(stationId, transactionId, readings, origin);
          if (!ended || told.has(transactionId)) return undefined;
          told.add(transactionId);
          return ended;
        },
      };
    }),
    caughtBy: 'transactions.appendMeterValues: tells a transaction that has ended, and no other one',
  },
  {
    does: 'creates a transaction without a reading',
    sabotage: inTransactions((inner) => ({
      async appendMeterValues(stationId, transactionId, readings, origin) {
        const at = readings[0]?.at ?? new Date(0);
        const known = await inner.find(stationId, transactionId);
        if (known) await inner.appendMeterValues(stationId, transactionId, readings, origin);
        else
          await inner.record({
            stationId,
            transactionId,
            kind: 'updated',
            at,
            seqNo: 1,
            readings,
            ...origin,
          });
      },
    })),
    caughtBy:
      'transactions.appendMeterValues: nothing is appended once without readings, and nothing created',
  },
  {
    does: 'leaves signed data out',
    sabotage: inTransactions((inner) => ({
      appendMeterValues(stationId, transactionId, readings, origin) {
        const unsigned = readings.map((reading) => ({
          ...reading,
          sampledValues: reading.sampledValues.map((value) => ({ ...value, signedMeterValue: undefined })),
        }));
        return inner.appendMeterValues(stationId, transactionId, unsigned, origin);
      },
    })),
    caughtBy: 'transactions.appendMeterValues: keeps every part of a reading',
  },
  {
    does: 'lists readings in the order in which they came',
    sabotage: inTransactions((inner) => {
      const kept: Reading[] = [];
      return {
        async appendMeterValues(stationId, transactionId, readings, origin) {
          await inner.appendMeterValues(stationId, transactionId, readings, origin);
          kept.push(...readings);
        },
        listReadings: async () => ({ items: kept }),
      };
    }),
    caughtBy: 'transactions.listReadings: is in order, whatever the order in which items were added',
  },
  {
    does: 'goes on after the time of the last reading, not after the reading',
    sabotage: inTransactions((inner) => ({
      async listReadings(stationId, transactionId, { cursor, limit }) {
        const { items } = await inner.listReadings(stationId, transactionId, { limit: 1_000 });
        const rest = items.filter(({ at }) => cursor === undefined || at > new Date(cursor));
        const page = rest.slice(0, limit);
        return { items: page, next: rest.length > limit ? page.at(-1)?.at.toISOString() : undefined };
      },
    })),
    caughtBy: 'transactions.listReadings: readings of one time are each on one page',
  },
  {
    does: 'takes the readings that came last for the latest',
    sabotage: inTransactions((inner) => {
      const kept: Reading[] = [];
      return {
        async appendMeterValues(stationId, transactionId, readings, origin) {
          await inner.appendMeterValues(stationId, transactionId, readings, origin);
          kept.unshift(...readings);
        },
        findLatestReadings: async (_stationId, _transactionId, limit) => kept.slice(0, limit),
      };
    }),
    caughtBy: 'transactions.findLatestReadings: the latest first, whatever the order in which they came',
  },
  {
    does: 'finds as many of the latest readings as asked for',
    sabotage: inTransactions((inner) => ({
      findLatestReadings: (stationId, transactionId, limit) =>
        inner.findLatestReadings(
          stationId,
          transactionId,
          Math.min(Math.max(Math.trunc(limit) || 1, 1), 1_000),
        ),
    })),
    caughtBy: 'transactions.findLatestReadings: finds 1 to 1000, and other limits are refused',
  },
];
