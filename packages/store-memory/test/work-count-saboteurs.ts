import type { StationWorkStore } from '@csms/store';
import { inPart, type Saboteur } from './saboteur.js';

function inWork(methods: (inner: StationWorkStore) => Partial<StationWorkStore>): Saboteur['sabotage'] {
  return inPart('stationWork', methods);
}

const counted =
  'stationWork.countDue: counts the stations on which something is due that nobody has, up to a limit';

/** Stores that count the stations with due work wrongly. */
export const workCountSaboteurs: readonly Saboteur[] = [
  {
    does: 'counts what is due later',
    sabotage: inWork((inner) => ({
      countDue: (now, limit) => inner.countDue(new Date(now.getTime() + 3_600_000), limit),
    })),
    caughtBy: counted,
  },
  {
    does: 'counts more than it is asked to',
    sabotage: inWork((inner) => ({ countDue: (now) => inner.countDue(now, 1_000) })),
    caughtBy: counted,
  },
  {
    does: 'counts what somebody has',
    sabotage: inWork((inner) => {
      let claimed = 0;
      return {
        async claimDue(now, leaseUntil, limit) {
          const claims = await inner.claimDue(now, leaseUntil, limit);
          claimed += claims.length;
          return claims;
        },
        countDue: async (now, limit) => Math.min(limit, (await inner.countDue(now, limit)) + claimed),
      };
    }),
    caughtBy: counted,
  },
];
