import type { LocalListEntry, LocalListUpdate } from '@csms/store';
import { inPart, type Saboteur } from './saboteur.js';

/** Falsifies the changes of lists before they are recorded. */
function takingUpdates(change: (update: LocalListUpdate) => LocalListUpdate): Saboteur['sabotage'] {
  return inPart('localLists', (inner) => ({
    recordUpdate: (stationId, update) => inner.recordUpdate(stationId, change(update)),
  }));
}

const update = 'localLists.recordUpdate';

/** Stores, each of which breaks one promise about local lists. */
export const localListSaboteurs: readonly Saboteur[] = [
  {
    does: 'adds full lists to what is there',
    sabotage: takingUpdates((given) => ({
      ...given,
      kind: given.version === 1 ? 'full' : 'differential',
    })),
    caughtBy: `${update}: a full list is the whole list`,
  },
  {
    does: 'takes changes for full lists',
    sabotage: takingUpdates((given) => ({ ...given, kind: 'full' })),
    caughtBy: `${update}: changes of a list that is not known leave it unknown`,
  },
  {
    does: 'takes nothing off',
    sabotage: takingUpdates((given) => ({ ...given, removed: [] })),
    caughtBy: `${update}: changes put on, replace and take off entries, whatever their case`,
  },
  {
    does: 'takes entries off in the case in which they were put on',
    sabotage: inPart('localLists', (inner) => {
      const uids = new Set<string>();
      return {
        async recordUpdate(stationId, given) {
          for (const { uid } of given.entries) uids.add(uid);
          const removed = given.removed.filter((uid) => uids.has(uid));
          await inner.recordUpdate(stationId, { ...given, removed });
        },
      };
    }),
    caughtBy: `${update}: changes put on, replace and take off entries, whatever their case`,
  },
  {
    does: 'goes by the order in which updates come',
    sabotage: (() => {
      let count = 0;
      return takingUpdates((given) => ({ ...given, at: new Date(count++) }));
    })(),
    caughtBy: `${update}: updates leave the same list in whatever order they come, and however often`,
  },
  {
    does: 'goes by versions alone',
    sabotage: takingUpdates((given) => ({ ...given, at: new Date(0) })),
    caughtBy: `${update}: keeps all of an entry, of its station alone, which stays unknown`,
  },
  {
    does: 'has one list for all stations',
    sabotage: inPart('localLists', (inner) => ({
      find: () => inner.find('CP-1'),
    })),
    caughtBy: `${update}: keeps all of an entry, of its station alone, which stays unknown`,
  },
  {
    does: 'shows entries that may be wrong',
    sabotage: inPart('localLists', (inner) => {
      let last: readonly LocalListEntry[] = [];
      return {
        async listEntries(stationId, page) {
          const found = await inner.listEntries(stationId, page);
          if (found.items.length > 0) last = found.items;
          return { ...found, items: last };
        },
        async recordUpdate(stationId, given) {
          last = given.entries;
          await inner.recordUpdate(stationId, given);
        },
      };
    }),
    caughtBy: 'localLists.recordFailure: neither version nor entries are known, until the next full list',
  },
  {
    does: 'trusts a list whatever version the station tells of',
    sabotage: inPart('localLists', () => ({ async recordVersion() {} })),
    caughtBy:
      'localLists.recordVersion: with another version it is not known what is on the list, until the next full one',
  },
  {
    does: 'forgets the list with each word of its version',
    sabotage: inPart('localLists', (inner) => ({
      recordVersion: (stationId, told) => inner.recordFailure(stationId, told),
    })),
    caughtBy: 'localLists.recordVersion: the version that is known changes nothing',
  },
  {
    does: 'takes version 0 for any other',
    sabotage: inPart('localLists', (inner) => ({
      recordVersion: (stationId, { version, at }) =>
        inner.recordVersion(stationId, { version: version === 0 ? 99 : version, at }),
    })),
    caughtBy: 'localLists.recordVersion: 0 is a list without entries, and below there is none',
  },
  {
    does: 'takes a failure for no news',
    sabotage: inPart('localLists', () => ({ async recordFailure() {} })),
    caughtBy: 'localLists.recordFailure: neither version nor entries are known, until the next full list',
  },
];
