import type { Removed, Store } from '@csms/store';
import { inCalls, inPart, inStations, inTransactions, type Saboteur } from './saboteur.js';

const minuteMs = 60_000;

function later(time: Date): Date {
  return new Date(time.getTime() + minuteMs);
}

/** Breaks, in the same way, every method that removes old data. */
function inRemovals(
  change: (remove: (before: Date, limit: number) => Promise<Removed>) => typeof remove,
): readonly (readonly [name: string, sabotage: Saboteur['sabotage']])[] {
  return [
    [
      'recordedMessages.removeBefore',
      inPart('recordedMessages', (inner) => ({ removeBefore: change(inner.removeBefore) })),
    ],
    ['calls.removeCompleted', inCalls((inner) => ({ removeCompleted: change(inner.removeCompleted) }))],
    [
      'transactions.removeReadings',
      inTransactions((inner) => ({ removeReadings: change(inner.removeReadings) })),
    ],
    ['transactions.removeEnded', inTransactions((inner) => ({ removeEnded: change(inner.removeEnded) }))],
  ];
}

/** Stores, each of which breaks a promise that every removal of old data makes. */
const general: readonly Saboteur[] = [
  ...inRemovals((remove) => (before, limit) => remove(later(before), limit)).map(([name, sabotage]) => ({
    does: `in ${name} removes what is not old yet`,
    sabotage,
    caughtBy: `${name}: removes what is older than a time, and nothing that is of that time or later`,
  })),
  ...inRemovals((remove) => (before) => remove(before, 1_000)).map(([name, sabotage]) => ({
    does: `in ${name} removes more than it was told`,
    sabotage,
    caughtBy: `${name}: removes the oldest first, as many as it is told, and says whether there is more`,
  })),
  ...inRemovals((remove) => async (before, limit) => ({
    ...(await remove(before, limit)),
    isMore: false,
  })).map(([name, sabotage]) => ({
    does: `in ${name} keeps still about what is left`,
    sabotage,
    caughtBy: `${name}: removes the oldest first, as many as it is told, and says whether there is more`,
  })),
  ...inRemovals((remove) => {
    let last: Removed | undefined;
    return async (before, limit) => {
      const removed = await remove(before, limit);
      last = removed.count > 0 ? removed : (last ?? removed);
      return { ...removed, count: last.count };
    };
  }).map(([name, sabotage]) => ({
    does: `in ${name} counts what was removed before`,
    sabotage,
    caughtBy: `${name}: again it finds nothing`,
  })),
  ...inRemovals((remove) => (before, limit) => remove(before, Math.min(Math.max(limit, 1), 1_000) || 1)).map(
    ([name, sabotage]) => ({
      does: `in ${name} takes any limit`,
      sabotage,
      caughtBy: `${name}: removes 1 to 1000, and other limits are refused`,
    }),
  ),
];

/** Removes a station, and then brings something of it back. */
function bringingBack(what: (store: Store, stationId: string) => Promise<unknown>): Saboteur['sabotage'] {
  return (store) => ({
    ...store,
    async removeStation(stationId) {
      const wasThere = await store.removeStation(stationId);
      await what(store, stationId);
      return wasThere;
    },
  });
}

/** Stores, each of which breaks one promise about removals. */
export const removalSaboteurs: readonly Saboteur[] = [
  ...general,
  {
    does: 'removes transactions for their readings',
    sabotage: inTransactions((inner) => ({ removeReadings: inner.removeEnded })),
    caughtBy: 'transactions.removeReadings: leaves all else of the transaction, and says that they are gone',
  },
  {
    does: 'believes the clocks of stations when transactions ended',
    sabotage: inTransactions((inner) => ({
      record: (event) => inner.record({ ...event, receivedAt: undefined }),
    })),
    caughtBy: 'transactions.removeEnded: a station whose clock is behind does not make a transaction old',
  },
  {
    does: 'takes readings back after they were removed',
    sabotage: inTransactions((inner) => ({
      async removeReadings(endedBefore, limit) {
        const [first] = (await inner.list({}, { limit: 1 })).items;
        if (!first) return { count: 0, isMore: false };
        const { items } = await inner.listReadings(first.stationId, first.transactionId, { limit: 1_000 });
        Object.assign(inner, { listReadings: async () => ({ items }) });
        return inner.removeReadings(endedBefore, limit);
      },
      listReadings: (...request) => inner.listReadings(...request),
    })),
    caughtBy:
      'transactions.removeReadings: what comes again afterwards brings no reading back, and changes no total',
  },
  {
    does: 'takes calls for over that wait for their answer',
    sabotage: inCalls((inner) => ({
      async removeCompleted(before, limit) {
        const { items } = await inner.list('CP-1', { limit: 1_000 });
        for (const { callId } of items) {
          await inner.complete('CP-1', callId, { status: 'NotConnected' }, new Date(0));
        }
        return inner.removeCompleted(before, limit);
      },
    })),
    caughtBy:
      'calls.removeCompleted: takes calls however they ended, and leaves those that may be answered yet',
  },
  {
    does: 'removes nothing of a station but its registration',
    sabotage: (store) => ({
      ...store,
      async removeStation(stationId) {
        const { items } = await store.calls.list(stationId, { limit: 1_000 });
        const wasThere = await store.removeStation(stationId);
        for (const call of items) await store.calls.create(call);
        return wasThere;
      },
    }),
    caughtBy: 'store.removeStation: removes calls, also of a station that was never registered',
  },
  {
    does: 'creates removed stations anew when they say something',
    sabotage: inStations((inner) => ({
      async recordBoot(stationId, boot, initialStatus) {
        const status = await inner.recordBoot(stationId, boot, initialStatus);
        if (await inner.find(stationId)) return status;
        await inner.register(stationId, { authentication: { securityProfile: 1, anyUsername: false } });
        return inner.recordBoot(stationId, boot, initialStatus);
      },
    })),
    caughtBy: 'store.removeStation: what a station still sends does not create it anew',
  },
  {
    does: 'forgets that a station was removed',
    sabotage: inStations((inner) => ({
      async findAdmission(stationId) {
        return (await inner.find(stationId)) && inner.findAdmission(stationId);
      },
    })),
    caughtBy: 'store.removeStation: what a station still sends does not create it anew',
  },
  {
    does: 'registers a removed station again',
    sabotage: bringingBack(({ stations }, stationId) =>
      stations.register(stationId, { authentication: { securityProfile: 1, anyUsername: false } }),
    ),
    caughtBy: 'store.removeStation: removes the registration, and all at once',
  },
  {
    does: 'leaves work of a removed station due',
    sabotage: bringingBack(({ stationWork }, stationId) =>
      stationWork.request(stationId, [{ kind: 'setting', name: 'K', value: '1' }], new Date(0)),
    ),
    caughtBy: 'store.removeStation: leaves nothing to do of what was due',
  },
  {
    does: 'says of every station that something was removed',
    sabotage: (store) => ({
      ...store,
      async removeStation(stationId) {
        await store.removeStation(stationId);
        return true;
      },
    }),
    caughtBy: 'store.removeStation: says whether there was anything, and does no harm when it is done again',
  },
  {
    does: 'takes that a station told nothing for something to keep of it',
    sabotage(store) {
      const heard = new Set<string>();
      return {
        ...inPart('configuration', (inner) => ({
          async record(stationId, keys) {
            heard.add(stationId);
            await inner.record(stationId, keys);
          },
        }))(store),
        removeStation: async (stationId) => (await store.removeStation(stationId)) || heard.delete(stationId),
      };
    },
    caughtBy: 'store.removeStation: finds nothing of a station that told nothing, or of which all was old',
  },
  {
    does: 'stops recording the messages of a station that boots',
    sabotage: inStations((inner) => ({
      async recordBoot(stationId, boot, initialStatus) {
        await inner.setMessageRecording(stationId, undefined);
        return inner.recordBoot(stationId, boot, initialStatus);
      },
    })),
    caughtBy: 'stations.setMessageRecording: stays when the station is registered again and boots',
  },
  {
    does: 'goes on recording when that is called off',
    sabotage: inStations((inner) => ({
      setMessageRecording: async (stationId, until) =>
        until ? inner.setMessageRecording(stationId, until) : (await inner.find(stationId)) !== undefined,
    })),
    caughtBy: 'stations.setMessageRecording: is told until when, and can be called off',
  },
];
