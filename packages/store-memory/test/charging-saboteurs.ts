import type { ChargingProfileCriteria } from '@csms/store';
import { inPart, pause, type Saboteur } from './saboteur.js';

/** Removes other profiles than those meant. */
function removing(
  change: (criteria: ChargingProfileCriteria) => ChargingProfileCriteria,
): Saboteur['sabotage'] {
  return inPart('chargingProfiles', (inner) => ({
    recordRemoved: (stationId, criteria, at) => inner.recordRemoved(stationId, change(criteria), at),
  }));
}

const removed = 'chargingProfiles.recordRemoved';
const meant = `${removed}: takes out those that meet the criteria`;

/** Stores, each of which breaks one promise about charging profiles, limits, schedules and needs. */
export const chargingSaboteurs: readonly Saboteur[] = [
  {
    does: 'keeps one of the profiles that come together',
    sabotage: inPart('chargingProfiles', (inner) => ({
      recordInstalled: (stationId, profiles) => inner.recordInstalled(stationId, profiles.slice(0, 1)),
    })),
    caughtBy:
      'chargingProfiles.recordInstalled: keeps all of each profile, those that come together by their ids',
  },
  {
    does: 'takes all great ids of profiles for the greatest whole number',
    sabotage: inPart('chargingProfiles', (inner) => ({
      recordInstalled: (stationId, profiles, replaced) =>
        inner.recordInstalled(
          stationId,
          profiles.map((profile) => ({
            ...profile,
            profileId: Math.min(profile.profileId, Number.MAX_SAFE_INTEGER),
          })),
          replaced,
        ),
    })),
    caughtBy:
      'chargingProfiles.recordInstalled: any number is an ordinary one, also one that no integer of a database holds',
  },
  {
    does: 'leaves what profiles replace',
    sabotage: inPart('chargingProfiles', (inner) => ({
      recordInstalled: (stationId, profiles) => inner.recordInstalled(stationId, profiles),
    })),
    caughtBy:
      'chargingProfiles.recordInstalled: takes out what profiles replace, and what comes late of it, but none of them',
  },
  {
    does: 'merges a profile into the one of its id',
    sabotage: inPart('chargingProfiles', (inner) => ({
      async recordInstalled(stationId, profiles) {
        const { items } = await inner.list(stationId, { limit: 1_000 });
        const known = new Map(items.map((profile) => [profile.profileId, profile]));
        const merged = profiles.map((profile) => ({ ...known.get(profile.profileId), ...profile }));
        await inner.recordInstalled(stationId, merged);
      },
    })),
    caughtBy:
      'chargingProfiles.recordInstalled: a profile replaces all of the one of its id, at the same time too',
  },
  {
    does: 'keeps the profile that came last, though it is older',
    sabotage: inPart('chargingProfiles', (inner) => {
      let count = 0;
      return {
        recordInstalled: (stationId, profiles) =>
          inner.recordInstalled(
            stationId,
            profiles.map((profile) => ({ ...profile, at: new Date(count++) })),
          ),
      };
    }),
    caughtBy:
      'chargingProfiles.recordInstalled: what is later replaces what is there, and what is older changes nothing',
  },
  ...(['profileIds', 'evseId', 'purposes', 'stackLevel', 'sources', 'exceptTransactionId'] as const).map(
    (criterion): Saboteur => ({
      does: `takes profiles out whatever their ${criterion}`,
      sabotage: removing((criteria) => ({ ...criteria, [criterion]: undefined })),
      caughtBy: `${meant}: ${
        {
          profileIds: 'ids',
          evseId: 'an EVSE',
          purposes: 'purposes',
          stackLevel: 'a level',
          sources: 'sources',
          exceptTransactionId: 'all but a transaction',
        }[criterion]
      }`,
    }),
  ),
  {
    does: 'takes no id for any id',
    sabotage: removing(({ profileIds, ...others }) =>
      profileIds?.length ? { profileIds, ...others } : others,
    ),
    caughtBy: `${meant}: no id at all`,
  },
  {
    does: 'takes no EVSE for the station as a whole',
    sabotage: removing((criteria) => ({ evseId: 0, ...criteria })),
    caughtBy: `${meant}: none`,
  },
  {
    does: 'forgets what was taken out',
    sabotage: inPart('chargingProfiles', (inner) => {
      const byId = new Map<number, Parameters<typeof inner.recordInstalled>[1][number]>();
      return {
        async recordInstalled(_, profiles) {
          for (const profile of profiles) byId.set(profile.profileId, profile);
        },
        async recordRemoved(_, { profileIds = [] }) {
          for (const id of profileIds) byId.delete(id);
        },
        list: async () => ({ items: [...byId.values()] }),
      };
    }),
    caughtBy: `${removed}: what was taken out stays out when it comes again`,
  },
  {
    does: 'takes out what is later as well',
    sabotage: inPart('chargingLimits', (inner) => ({
      recordRemoved: (stationId, criteria) =>
        inner.recordRemoved(stationId, criteria, new Date('2027-01-01')),
    })),
    caughtBy: 'chargingLimits.recordRemoved: leaves what is of its time',
  },
  {
    does: 'takes no EVSE of a limit for the station as a whole',
    sabotage: inPart('chargingLimits', (inner) => ({
      recordRemoved: (stationId, criteria, at) =>
        inner.recordRemoved(stationId, { evseId: 0, ...criteria }, at),
    })),
    caughtBy: 'chargingLimits.recordRemoved: without an EVSE takes out those of a source on each',
  },
  {
    does: 'keeps one limit of an EVSE',
    sabotage: inPart('chargingLimits', (inner) => ({
      async record(stationId, limit) {
        for (const source of ['EMS', 'SO']) {
          await inner.recordRemoved(stationId, { evseId: limit.evseId, source }, limit.at);
        }
        const others = await inner.list(stationId, { limit: 1_000 });
        if (!others.items.some(({ evseId }) => evseId === limit.evseId)) {
          await inner.record(stationId, limit);
        }
      },
    })),
    caughtBy: 'chargingLimits.record: keeps all of a limit, of each EVSE and source, in their order',
  },
  {
    does: 'keeps the composite schedule that came last, though it is older',
    sabotage: inPart('compositeSchedules', (inner) => {
      let count = 0;
      return {
        record: (stationId, schedule) => inner.record(stationId, { ...schedule, at: new Date(count++) }),
      };
    }),
    caughtBy:
      'compositeSchedules.record: what is later replaces what is there, and what is older changes nothing',
  },
  {
    does: 'keeps schedules of EVSEs without end',
    sabotage: inPart('evChargingSchedules', (inner) => {
      const items = new Map<number, Parameters<typeof inner.record>[1]>();
      return {
        record: async (_, schedule) => void items.set(schedule.evseId, schedule),
        list: async () => ({ items: [...items.values()].toSorted((a, b) => a.evseId - b.evseId) }),
      };
    }),
    caughtBy:
      'evChargingSchedules.record: keeps the latest 200, in whatever order they come, and not without end',
  },
  {
    does: 'answers the same needs anew',
    sabotage: inPart('evChargingNeeds', (inner) => ({
      async record(stationId, needs) {
        await inner.record(stationId, needs);
        return needs.answer;
      },
    })),
    caughtBy: 'evChargingNeeds.record: the first answer to the needs of a time stays',
  },
  {
    does: 'keeps the first answer to an EVSE for ever',
    sabotage: inPart('evChargingNeeds', (inner) => ({
      async record(stationId, needs) {
        const { items } = await inner.list(stationId, { limit: 1_000 });
        const known = items.find(({ evseId }) => evseId === needs.evseId);
        return inner.record(stationId, { ...needs, answer: known?.answer ?? needs.answer });
      },
    })),
    caughtBy: 'evChargingNeeds.record: the first answer to the needs of a time stays',
  },
  {
    does: 'reads answers to needs, waits, and writes its own',
    sabotage: inPart('evChargingNeeds', (inner) => ({
      async record(stationId, needs) {
        const { items } = await inner.list(stationId, { limit: 1_000 });
        await pause();
        await inner.record(stationId, needs);
        return items[0]?.answer ?? needs.answer;
      },
    })),
    caughtBy: 'evChargingNeeds.record: gives one answer to needs that come at once',
  },
];
