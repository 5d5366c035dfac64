import type { CallOutcome, CallRecord } from '@csms/store';
import { inCalls, pause, type Saboteur } from './saboteur.js';

/** Ends calls by a rule of its own. */
function endingWhen(rule: (call: CallRecord, outcome: CallOutcome) => boolean) {
  return inCalls((inner) => {
    const ended = new Map<string, CallRecord>();
    const find = async (stationId: string, callId: string) =>
      structuredClone(ended.get(callId)) ?? inner.find(stationId, callId);
    return {
      find,
      async complete(stationId, callId, outcome, at) {
        const call = await find(stationId, callId);
        if (call && rule(call, outcome)) ended.set(callId, { ...call, ...outcome, completedAt: at });
        return find(stationId, callId);
      },
    };
  });
}

const isOpen = ({ status }: CallRecord) => status === 'Pending' || status === 'Sent';

/** Stores, each of which breaks one promise about calls. */
export const callSaboteurs: readonly Saboteur[] = [
  {
    does: 'replaces a call that is known',
    sabotage: inCalls((inner) => {
      const latest = new Map<string, CallRecord>();
      return {
        async create(call) {
          await inner.create(call);
          latest.set(call.callId, { ...call, status: 'Pending' });
          return { created: true, call: { ...call, status: 'Pending' } };
        },
        find: async (_stationId, callId) => latest.get(callId),
      };
    }),
    caughtBy: 'calls.create: a call that is known stays as it is, and is told',
  },
  {
    does: 'looks for a call, waits, and creates it',
    sabotage: inCalls((inner) => ({
      async create(call) {
        const known = await inner.find(call.stationId, call.callId);
        await pause();
        const { call: created } = await inner.create(call);
        return { created: known === undefined, call: created };
      },
    })),
    caughtBy: 'calls.create: of calls of one id that come at once, one is created and all callers are told',
  },
  {
    does: 'copies requests by assignment',
    sabotage: inCalls((inner) => ({
      create: (call) => inner.create({ ...call, request: Object.assign({}, call.request) }),
    })),
    caughtBy: 'calls.create: any JSON object can be a request and a response, as it is',
  },
  {
    does: 'shares calls among stations',
    sabotage: inCalls((inner) => ({ create: (call) => inner.create({ ...call, stationId: 'CP-1' }) })),
    caughtBy: 'calls: stations have calls of their own, though the ids are the same',
  },
  {
    does: 'makes a record of an unknown call when it ends',
    sabotage: inCalls((inner) => ({
      async complete(stationId, callId, outcome, at) {
        const call = {
          callId,
          stationId,
          ocppVersion: '2.0.1',
          action: '',
          request: {},
          createdAt: at,
          expiresAt: at,
        };
        await inner.create(call);
        return inner.complete(stationId, callId, outcome, at);
      },
    })),
    caughtBy: 'calls: an unknown call is undefined, and stays unknown',
  },
  {
    does: 'marks calls as sent that have ended',
    sabotage: inCalls((inner) => {
      const sent = new Set<string>();
      return {
        async markSent(_stationId, callId) {
          sent.add(callId);
        },
        async find(stationId, callId) {
          const call = await inner.find(stationId, callId);
          return call && sent.has(callId) ? { ...call, status: 'Sent' } : call;
        },
      };
    }),
    caughtBy: 'calls.markSent: leaves a call that is Answered as it is',
  },
  {
    does: 'lets the last outcome win',
    sabotage: endingWhen(() => true),
    caughtBy: 'calls.complete: Pending, then Answered, then Refused is Answered',
  },
  {
    does: 'ignores a late answer',
    sabotage: endingWhen(isOpen),
    caughtBy: 'calls.complete: Sent, then TimedOut, then Answered is Answered',
  },
  {
    does: 'takes any outcome for a late answer',
    sabotage: endingWhen((call) => isOpen(call) || call.status === 'TimedOut'),
    caughtBy: 'calls.complete: Pending, then TimedOut, then NotConnected is TimedOut',
  },
  {
    does: 'lets an answer end a call to a station that was not connected',
    sabotage: endingWhen(
      (call, { status }) => isOpen(call) || (call.status === 'NotConnected' && status === 'Answered'),
    ),
    caughtBy: 'calls.complete: Pending, then NotConnected, then Answered is NotConnected',
  },
  {
    does: 'ends only calls that were marked as sent',
    sabotage: endingWhen(({ status }) => status === 'Sent'),
    caughtBy: 'calls.complete: Pending, then Answered is Answered',
  },
  {
    does: 'leaves out why a call was refused',
    sabotage: inCalls((inner) => ({
      async find(stationId, callId) {
        const call = await inner.find(stationId, callId);
        return call && { ...call, error: undefined };
      },
    })),
    caughtBy: 'calls.complete: a refused call may have a response as well',
  },
  {
    does: 'reads a call, waits, and ends it',
    sabotage: inCalls((inner) => {
      const ended = new Map<string, CallRecord>();
      return {
        find: async (stationId, callId) => ended.get(callId) ?? inner.find(stationId, callId),
        async complete(stationId, callId, outcome, at) {
          const call = ended.get(callId) ?? (await inner.find(stationId, callId));
          await pause();
          if (call && isOpen(call)) ended.set(callId, { ...call, ...outcome, completedAt: at });
          return ended.get(callId);
        },
      };
    }),
    caughtBy: 'calls.complete: of outcomes that come at once one stays, and all callers are told',
  },
  {
    does: 'hands out its live objects',
    sabotage: inCalls((inner) => {
      const live = new Map<string, CallRecord>();
      return {
        async create(call) {
          const outcome = await inner.create(call);
          live.set(call.callId, outcome.call);
          return outcome;
        },
        find: async (_stationId, callId) => live.get(callId),
      };
    }),
    caughtBy: "calls.create: what comes out is the caller's own",
  },
  {
    does: 'keeps requests as they were given',
    sabotage: inCalls((inner) => {
      const requests = new Map<string, object>();
      return {
        create(call) {
          requests.set(call.callId, call.request);
          return inner.create(call);
        },
        async find(stationId, callId) {
          const call = await inner.find(stationId, callId);
          return call && { ...call, request: requests.get(callId) ?? {} };
        },
      };
    }),
    caughtBy: 'calls.create: keeps a copy of what it is given',
  },
];
