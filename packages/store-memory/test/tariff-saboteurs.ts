import type { Tariff } from '@csms/store';
import { inTariffs, pause, type Saboteur } from './saboteur.js';

/** Stores, each of which breaks one promise about tariffs. */
export const tariffSaboteurs: readonly Saboteur[] = [
  {
    does: 'forgets what bounds a price',
    sabotage: inTariffs((inner) => ({
      set: (tariff) => inner.set({ ...tariff, minPrice: undefined }),
    })),
    caughtBy: 'tariffs.set: keeps all of a tariff',
  },
  {
    does: 'changes a version by which sessions were billed',
    sabotage: inTariffs((inner) => ({
      async set(tariff) {
        await inner.remove(tariff.tariffId);
        await inner.set(tariff);
      },
    })),
    caughtBy: 'tariffs.set: a version that is there stays as it is',
  },
  {
    does: 'loses versions that come at once',
    sabotage: inTariffs((inner) => {
      let versions: readonly Tariff[] = [];
      return {
        async set(tariff) {
          const known = versions;
          await pause();
          versions = [...known, tariff];
        },
        async find(_tariffId, at) {
          for (const version of versions) await inner.set(version);
          return inner.find('TF-1', at);
        },
      };
    }),
    caughtBy: 'tariffs.set: versions that come at once are all there',
  },
  {
    does: 'keeps every version',
    sabotage: inTariffs(() => {
      const versions: Tariff[] = [];
      return {
        async set(tariff) {
          versions.push(tariff);
        },
        find: async (_tariffId, at = new Date()) =>
          versions.findLast(({ lastUpdated }) => lastUpdated <= at) ?? versions[0],
      };
    }),
    caughtBy: 'tariffs.set: keeps the latest 100 versions at least, and twice as many at most',
  },
  {
    does: 'finds the latest version whatever the time',
    sabotage: inTariffs((inner) => ({ find: (tariffId) => inner.find(tariffId) })),
    caughtBy: 'tariffs.find: finds the version of a time, the latest, or the first for a time before it',
  },
  {
    does: 'knows of no version before the first one',
    sabotage: inTariffs((inner) => ({
      async find(tariffId, at) {
        const found = await inner.find(tariffId, at);
        return found && at && found.lastUpdated > at ? undefined : found;
      },
    })),
    caughtBy: 'tariffs.find: finds the version of a time, the latest, or the first for a time before it',
  },
  {
    does: 'removes nothing',
    sabotage: inTariffs(() => ({ async remove() {} })),
    caughtBy: 'tariffs.remove: removes all versions of a tariff, and no other',
  },
  {
    does: 'lists the version that was set last',
    sabotage: inTariffs((inner) => {
      let last: Tariff | undefined;
      return {
        async set(tariff) {
          last = structuredClone(tariff);
          await inner.set(tariff);
        },
        list: async () => ({ items: last ? [last] : [] }),
      };
    }),
    caughtBy: 'tariffs.list: shows the latest version of each',
  },
  {
    does: 'hands out its live tariffs',
    sabotage: inTariffs((inner) => {
      const live = new Map<string, Tariff>();
      return {
        async set(tariff) {
          await inner.set(tariff);
          live.set(tariff.tariffId, structuredClone(tariff));
        },
        find: async (tariffId) => live.get(tariffId),
      };
    }),
    caughtBy: "tariffs.set: what comes out is the caller's own",
  },
];
