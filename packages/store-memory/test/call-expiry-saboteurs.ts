import type { CallRecord } from '@csms/store';
import { inCalls, pause, type Saboteur } from './saboteur.js';

const hourMs = 3_600_000;

/** Stores, each of which breaks one promise about calls whose time is over. */
export const callExpirySaboteurs: readonly Saboteur[] = [
  {
    does: 'ends calls before their time is over',
    sabotage: inCalls((inner) => ({
      expireDue: (now, limit) => inner.expireDue(new Date(now.getTime() + hourMs), limit),
    })),
    caughtBy: 'calls.expireDue: ends calls whose time is over, whether Pending or Sent',
  },
  {
    does: 'tells of calls that it does not end',
    sabotage: inCalls((inner) => {
      const calls: CallRecord[] = [];
      return {
        async create(call) {
          const outcome = await inner.create(call);
          calls.push(outcome.call);
          return outcome;
        },
        expireDue: async (now) => calls.filter(({ expiresAt }) => expiresAt <= now),
      };
    }),
    caughtBy: 'calls.expireDue: gives each call once',
  },
  {
    does: 'ends calls that have ended',
    sabotage: inCalls((inner) => {
      let expiredAt: Date | undefined;
      return {
        async expireDue(now, limit) {
          expiredAt = now;
          return inner.expireDue(now, limit);
        },
        async find(stationId, callId) {
          const call = await inner.find(stationId, callId);
          return call && expiredAt ? { ...call, status: 'TimedOut', completedAt: expiredAt } : call;
        },
      };
    }),
    caughtBy: 'calls.expireDue: leaves a call that is Answered as it is',
  },
  {
    does: 'ends the calls first that expired last',
    sabotage: inCalls((inner) => ({
      expireDue: async (now, limit) => (await inner.expireDue(now, limit)).toReversed(),
    })),
    caughtBy: 'calls.expireDue: ends those of all stations that expired first, and no more than asked for',
  },
  {
    does: 'ends more calls than it was asked for',
    sabotage: inCalls((inner) => ({ expireDue: (now) => inner.expireDue(now, 1_000) })),
    caughtBy: 'calls.expireDue: ends those of all stations that expired first, and no more than asked for',
  },
  {
    does: 'gives calls that are due to all who ask at once',
    sabotage: inCalls((inner) => {
      let given: readonly CallRecord[] = [];
      return {
        async expireDue(now, limit) {
          const due = await inner.expireDue(now, limit);
          given = [...given, ...due];
          await pause();
          return due.length > 0 ? given : due;
        },
      };
    }),
    caughtBy: 'calls.expireDue: gives no call to two callers at once, and leaves none',
  },
  {
    does: 'ends calls without telling anybody',
    sabotage: inCalls((inner) => ({
      expireDue: async (now, limit) => (await inner.expireDue(now, 1_000)).slice(0, limit),
    })),
    caughtBy: 'calls.expireDue: gives no call to two callers at once, and leaves none',
  },
];
