import { inPart, type Saboteur } from './saboteur.js';

/** Stores that break one promise each about what a station's settings are. */
export const settingSaboteurs: readonly Saboteur[] = [
  {
    does: 'replaces what is known of a key by what comes last',
    sabotage: inPart('configuration', (inner) => {
      let count = 0;
      return {
        record: (stationId, keys) =>
          inner.record(
            stationId,
            keys.map((key) => ({ ...key, at: new Date(count++) })),
          ),
      };
    }),
    caughtBy: 'configuration.record: the latest that was told of a key stays, whatever the order',
  },
  {
    does: 'forgets the change of a key that is told of later',
    sabotage: inPart('configuration', (inner) => ({
      async find(stationId, key) {
        const { change, ...found } = (await inner.find(stationId, key)) ?? {};
        return (change && 'at' in found && change.at < found.at ? found : { ...found, change }) as never;
      },
    })),
    caughtBy: 'configuration.record: a later value leaves the last change in place, whatever the order',
  },
  {
    does: 'takes keys that differ in case for two',
    sabotage: inPart('configuration', (inner) => ({
      async find(stationId, key) {
        const found = await inner.find(stationId, key);
        return found?.key === key ? found : undefined;
      },
    })),
    caughtBy: 'configuration.find: the case of a key does not matter, and stations are apart',
  },
  {
    does: 'keeps the keys that came first',
    sabotage: inPart('configuration', (inner) => {
      let count = 0;
      return {
        async record(stationId, keys) {
          count += keys.length;
          if (count <= 1_000) await inner.record(stationId, keys);
        },
      };
    }),
    caughtBy: 'configuration.record: keeps the latest 1000 keys, and not without end',
  },
];
