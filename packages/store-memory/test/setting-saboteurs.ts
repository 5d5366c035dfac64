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
  {
    does: 'forgets what a report told of an attribute when its value changes',
    sabotage: inPart('deviceModel', (inner) => ({
      async find(stationId, component, variable) {
        const found = await inner.find(stationId, component, variable);
        if (!found) return found;
        const attributes = found.attributes.map(({ type, value, at, describedAt, ...description }) =>
          describedAt === at ? { type, value, at, describedAt, ...description } : { type, value, at },
        );
        return { ...found, attributes };
      },
    })),
    caughtBy:
      'deviceModel.recordValues: a value leaves what a report told of its attribute, whatever the order',
  },
  {
    does: 'takes every value for a change that needs no reboot',
    sabotage: inPart('deviceModel', (inner) => ({
      recordValues: (stationId, values, at) =>
        inner.recordValues(
          stationId,
          values.map((value) => ({ ...value, rebootRequired: value.rebootRequired ?? false })),
          at,
        ),
    })),
    caughtBy: 'deviceModel.recordValues: the last change stays beside values that are told of later',
  },
  {
    does: 'puts values back that a complete report took out',
    sabotage: inPart('deviceModel', (inner) => {
      let count = 0;
      return {
        recordValues: (stationId, values, at) =>
          inner.recordValues(stationId, values, new Date(at.getTime() + count++ * 3_600_000)),
      };
    }),
    caughtBy:
      'deviceModel.recordValues: a complete report takes out values that were told of before, whenever they come',
  },
  {
    does: 'keeps the variables that came first',
    sabotage: inPart('deviceModel', (inner) => {
      let count = 0;
      return {
        async recordValues(stationId, values, at) {
          count += values.length;
          if (count <= 5_000) await inner.recordValues(stationId, values, at);
        },
      };
    }),
    caughtBy: 'deviceModel: keeps the latest 5000 variables, and not without end',
  },
  {
    does: 'clears for ever',
    sabotage: inPart('displayMessages', (inner) => ({
      clear: (stationId, ids) => inner.clear(stationId, ids, new Date(8.64e15)),
    })),
    caughtBy: 'displayMessages.clear: what was told of later stays, whatever the order',
  },
  {
    does: 'clears what is there, and not what comes late',
    sabotage: inPart('displayMessages', (inner) => ({
      async clearBefore(stationId, time) {
        const { items } = await inner.list(stationId, { limit: 1_000 });
        const earlier = items.filter(({ at }) => at < time);
        const ids = earlier.map(({ displayMessageId }) => displayMessageId);
        await inner.clear(stationId, ids, time);
      },
    })),
    caughtBy: 'displayMessages.clearBefore: takes out all that was told of before, whenever that comes',
  },
  {
    does: 'keeps the monitors that came first',
    sabotage: inPart('variableMonitors', (inner) => {
      let count = 0;
      return {
        async record(stationId, monitors, at) {
          count += monitors.length;
          if (count <= 2_000) await inner.record(stationId, monitors, at);
        },
      };
    }),
    caughtBy: 'variableMonitors.record: keeps the latest 2000, and not without end',
  },
];
