import type { StationWorkStore, WorkClaim, WorkItem, WorkOutcome } from '@csms/store';
import { inPart, pause, type Saboteur } from './saboteur.js';

function inWork(methods: (inner: StationWorkStore) => Partial<StationWorkStore>): Saboteur['sabotage'] {
  return inPart('stationWork', methods);
}

/** Changes what is claimed. */
function claiming(change: (claim: WorkClaim) => WorkClaim): Saboteur['sabotage'] {
  return inWork((inner) => ({
    claimDue: async (now, leaseUntil, limit) => (await inner.claimDue(now, leaseUntil, limit)).map(change),
  }));
}

/** Changes the outcomes of attempts before they are kept. */
function settling(change: (outcome: WorkOutcome) => WorkOutcome): Saboteur['sabotage'] {
  return inWork((inner) => ({ settle: (claim, outcomes) => inner.settle(claim, outcomes.map(change)) }));
}

const request = 'stationWork.request';
const claimDue = 'stationWork.claimDue';
const settle = 'stationWork.settle';
const wake = 'stationWork.wake';

/** Stores, each of which breaks one promise about work for stations. */
export const stationWorkSaboteurs: readonly Saboteur[] = [
  {
    does: 'goes by the order in which work is asked for',
    sabotage: inWork((inner) => {
      let latest = 0;
      return {
        request(stationId, wanted, at) {
          latest = Math.max(latest + 1, at.getTime());
          return inner.request(stationId, wanted, new Date(latest));
        },
      };
    }),
    caughtBy: `${request}: a later request takes the place of the one before, ignoring the case of a setting`,
  },
  {
    does: 'takes settings that differ in case only for two',
    sabotage: inWork((inner) => ({
      request: (stationId, wanted, at) =>
        inner.request(
          stationId,
          wanted.map((each) =>
            each.kind === 'setting' && each.name === 'KEY' ? { ...each, name: 'KEY ' } : each,
          ),
          at,
        ),
    })),
    caughtBy: `${request}: a later request takes the place of the one before, ignoring the case of a setting`,
  },
  {
    does: 'works again on what has ended when the same request comes again',
    sabotage: inWork((inner) => {
      let count = 0;
      return {
        request: (stationId, wanted, at) =>
          inner.request(stationId, wanted, new Date(at.getTime() + 1_000 * count++)),
      };
    }),
    caughtBy: `${request}: of what has ended the same request changes nothing, and a later one begins anew`,
  },
  {
    does: 'reads what is asked for first and sets it then',
    sabotage: inWork((inner) => {
      const asked = new Map<string, Parameters<StationWorkStore['request']>[1]>();
      return {
        async request(stationId, wanted, at) {
          const all = [...(asked.get(stationId) ?? []), ...wanted];
          await pause();
          asked.set(stationId, all);
          await inner.request(stationId, wanted, at);
        },
        async list(stationId, kinds, page) {
          const { items } = await inner.list(stationId, kinds, page);
          const names = new Set((asked.get(stationId) ?? []).map((each) => JSON.stringify(each)));
          return { items: items.filter(({ wanted }) => names.has(JSON.stringify(wanted))) };
        },
      };
    }),
    caughtBy: `${request}: what is asked for at once all survives`,
  },
  {
    does: 'keeps a part of what there is no room for',
    sabotage: inWork((inner) => ({
      async request(stationId, wanted, at) {
        for (const each of wanted) await inner.request(stationId, [each], at).catch(() => {});
      },
    })),
    caughtBy: `${request}: keeps 500 at most, of what has ended the latest; more that is pending is refused as a whole`,
  },
  {
    does: 'takes any number of bytes',
    sabotage: inWork((inner) => ({
      request: (stationId, wanted, at) =>
        inner.request(
          stationId,
          wanted.map((each) => (each.kind === 'setting' ? { ...each, value: each.value.slice(0, 9) } : each)),
          at,
        ),
    })),
    caughtBy: `${request}: keeps no more than 500000 bytes`,
  },
  {
    does: 'never forgets what has ended',
    sabotage: inWork((inner) => {
      const ended = new Map<string, WorkItem>();
      return {
        async list(stationId, kinds, page) {
          const { items } = await inner.list(stationId, kinds, page);
          for (const item of items) if (item.endedAt) ended.set(JSON.stringify(item.wanted), item);
          const pending = items.filter(({ endedAt }) => !endedAt);
          return { items: [...ended.values(), ...pending] };
        },
      };
    }),
    caughtBy: `${request}: what has ended is forgotten after a month`,
  },
  {
    does: 'lists every kind',
    sabotage: inWork((inner) => ({
      list: (stationId, _kinds, page) =>
        inner.list(stationId, ['setting', 'certificate', 'trigger', 'call'], page),
    })),
    caughtBy: 'stationWork.list: gives the kinds that are asked for',
  },
  {
    does: 'gives work before it is due',
    sabotage: inWork((inner) => ({
      claimDue: (now, leaseUntil, limit) =>
        inner.claimDue(new Date(now.getTime() + 3_600_000), leaseUntil, limit),
    })),
    caughtBy: `${claimDue}: gives all that is due of a station, as it was asked for`,
  },
  {
    does: 'gives the items of a station in another order',
    sabotage: claiming((claim) => ({ ...claim, items: claim.items.toReversed() })),
    caughtBy: `${claimDue}: gives all that is due of a station, as it was asked for`,
  },
  {
    does: 'lets nobody have what somebody has who died',
    sabotage: inWork((inner) => ({
      claimDue: (now, leaseUntil, limit) =>
        inner.claimDue(now, new Date(leaseUntil.getTime() + 3_600_000), limit),
    })),
    caughtBy: `${claimDue}: gives nobody else a station until the lease is over, and then what was begun as it was`,
  },
  {
    does: 'takes what was begun by another for an attempt of its own',
    sabotage: claiming((claim) => ({
      ...claim,
      items: claim.items.map((item) => ({ ...item, attempt: claim.claim })),
    })),
    caughtBy: `${claimDue}: gives nobody else a station until the lease is over, and then what was begun as it was`,
  },
  {
    does: 'gives those stations first that were due last',
    sabotage: inWork((inner) => ({
      async claimDue(now, leaseUntil, limit) {
        return (await inner.claimDue(now, leaseUntil, 1_000)).toReversed().slice(0, limit);
      },
    })),
    caughtBy: `${claimDue}: gives those stations first that have been due for the longest, and no more than asked for`,
  },
  {
    does: 'gives stations that are due to all who ask at once',
    sabotage: inWork((inner) => {
      let given: readonly WorkClaim[] = [];
      return {
        async claimDue(now, leaseUntil, limit) {
          const due = await inner.claimDue(now, leaseUntil, limit);
          given = [...given, ...due];
          await pause();
          return due.length > 0 ? given : due;
        },
      };
    }),
    caughtBy: `${claimDue}: gives no station to two callers at once, and leaves none`,
  },
  {
    does: 'claims stations without telling anybody',
    sabotage: inWork((inner) => ({
      claimDue: async (now, leaseUntil, limit) =>
        (await inner.claimDue(now, leaseUntil, 1_000)).slice(0, limit),
    })),
    caughtBy: `${claimDue}: gives no station to two callers at once, and leaves none`,
  },
  {
    does: 'forgets those items of a station that it does not give',
    sabotage: inWork((inner) => {
      const given = new Set<string>();
      return {
        async claimDue(now, leaseUntil, limit) {
          const claims = await inner.claimDue(now, leaseUntil, limit);
          const fresh = claims.filter(({ stationId }) => !given.has(stationId));
          for (const { stationId } of fresh) given.add(stationId);
          return fresh;
        },
      };
    }),
    caughtBy: `${claimDue}: gives 50 items of a station at most, and the others when these are settled`,
  },
  {
    does: 'lets the last outcome win',
    sabotage: inWork((inner) => {
      let last: WorkOutcome | undefined;
      return {
        settle(claim, outcomes) {
          last = outcomes.at(-1) ?? last;
          return inner.settle(claim, outcomes);
        },
        async list(stationId, kinds, page) {
          const { items } = await inner.list(stationId, kinds, page);
          return { items: items.map((item) => (last ? { ...item, status: last.status } : item)) };
        },
      };
    }),
    caughtBy: `${settle}: what has ended stays so, whatever is said of it later, and is not due again`,
  },
  {
    does: 'counts that a station was away as an attempt',
    sabotage: settling((outcome) =>
      outcome.status === 'Pending' ? { ...outcome, wasAsked: true } : outcome,
    ),
    caughtBy: `${settle}: what came to nothing is due later, as another attempt; that the station was away is none`,
  },
  {
    does: 'goes on with an attempt that came to nothing',
    sabotage: inWork((inner) => {
      const attempts = new Map<string, number>();
      return {
        claimDue: async (now, leaseUntil, limit) =>
          (await inner.claimDue(now, leaseUntil, limit)).map((claim) => ({
            ...claim,
            items: claim.items.map((item) => {
              const key = JSON.stringify(item.wanted);
              const attempt = attempts.get(key) ?? item.attempt;
              attempts.set(key, attempt);
              return { ...item, attempt };
            }),
          })),
      };
    }),
    caughtBy: `${settle}: what came to nothing is due later, as another attempt; that the station was away is none`,
  },
  {
    does: 'keeps a station with whoever has settled nothing',
    sabotage: inWork((inner) => ({
      async settle(claim, outcomes) {
        if (outcomes.length > 0) await inner.settle(claim, outcomes);
      },
    })),
    caughtBy: `${settle}: gives up a station of which nothing is said, with what was begun as it was`,
  },
  {
    does: 'ignores what came of a claim that is over',
    sabotage: inWork((inner) => {
      const latest = new Map<string, number>();
      return {
        async claimDue(now, leaseUntil, limit) {
          const claims = await inner.claimDue(now, leaseUntil, limit);
          for (const { stationId, claim } of claims) latest.set(stationId, claim);
          return claims;
        },
        async settle(claim, outcomes) {
          if (latest.get(claim.stationId) === claim.claim) await inner.settle(claim, outcomes);
        },
      };
    }),
    caughtBy: `${settle}: a claim that is over keeps what came of it, but does not give up the station`,
  },
  {
    does: 'gives up a station for a claim that is over',
    sabotage: inWork((inner) => {
      let latest = 0;
      return {
        async claimDue(now, leaseUntil, limit) {
          const claims = await inner.claimDue(now, leaseUntil, limit);
          latest = claims.at(-1)?.claim ?? latest;
          return claims;
        },
        settle: ({ stationId }, outcomes) => inner.settle({ stationId, claim: latest }, outcomes),
      };
    }),
    caughtBy: `${settle}: a claim that is over keeps what came of it, but does not give up the station`,
  },
  {
    does: 'takes what was wanted before for what is wanted now',
    sabotage: inWork((inner) => {
      const ended = new Set<string>();
      return {
        settle(claim, outcomes) {
          for (const { wanted } of outcomes) if (wanted.kind === 'setting') ended.add(wanted.name);
          return inner.settle(claim, outcomes);
        },
        async claimDue(now, leaseUntil, limit) {
          const claims = await inner.claimDue(now, leaseUntil, limit);
          const isOpen = ({ wanted }: { wanted: { kind: string; name?: string } }) =>
            !ended.has(wanted.name ?? '');
          return claims.map((claim) => ({ ...claim, items: claim.items.filter(isOpen) }));
        },
      };
    }),
    caughtBy: `${settle}: what is wanted otherwise by now is due, whatever came of what was wanted before`,
  },
  {
    does: 'works again on what was asked for in the meantime',
    sabotage: inWork((inner) => {
      const again: Parameters<StationWorkStore['request']>[] = [];
      return {
        async request(...args) {
          if (again.length > 0) again.push(args);
          await inner.request(...args);
        },
        async claimDue(now, leaseUntil, limit) {
          const claims = await inner.claimDue(now, leaseUntil, limit);
          if (again.length === 0) again.push(['', [], now]);
          return claims;
        },
        async settle(claim, outcomes) {
          await inner.settle(claim, outcomes);
          for (const [stationId, wanted, at] of again.slice(1)) {
            await inner.request(stationId, wanted, new Date(at.getTime() + 1));
          }
        },
      };
    }),
    caughtBy: `${settle}: what is asked for again in the meantime is settled with what was wanted`,
  },
  {
    does: 'wakes nothing',
    sabotage: inWork(() => ({ wake: async () => true })),
    caughtBy: `${wake}: what is pending is due at once, and what is not stays as it is`,
  },
  {
    does: 'says that something is due of every station that is there',
    sabotage: inWork((inner) => ({
      async wake(stationId, at) {
        await inner.wake(stationId, at);
        return true;
      },
    })),
    caughtBy: `${wake}: tells that nothing is due of a station of which nothing is wanted, or any more`,
  },
  {
    does: 'keeps the value of a secret that has ended',
    sabotage: settling((outcome) =>
      outcome.status === 'Pending' ? outcome : { ...outcome, isSecret: false },
    ),
    caughtBy: `${settle}: a value that is secret is kept as long as it waits, and not once it has ended`,
  },
  {
    does: 'forgets that a station was heard of while somebody has it',
    sabotage: inWork(() => ({ wake: async () => false })),
    caughtBy: `${wake}: does not take a station from whoever has it, but what comes to nothing is due at once again`,
  },
  {
    does: 'takes a station that was heard of from whoever has it',
    sabotage: inWork((inner) => {
      let leased: readonly WorkClaim[] = [];
      return {
        async claimDue(now, leaseUntil, limit) {
          const claims = await inner.claimDue(now, leaseUntil, limit);
          leased = [...leased, ...claims];
          return claims;
        },
        async wake(stationId, at) {
          for (const claim of leased) await inner.settle(claim, []);
          return inner.wake(stationId, at);
        },
      };
    }),
    caughtBy: `${wake}: does not take a station from whoever has it, but what comes to nothing is due at once again`,
  },
];
