import { inPart, type Saboteur } from './saboteur.js';

/** Stores, each of which breaks one promise about the settings of a station. */
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
  {
    does: 'replaces availability by what comes last',
    sabotage: inPart('availability', (inner) => {
      let count = 0;
      return {
        record: (stationId, availability) =>
          inner.record(stationId, {
            ...availability,
            at: new Date(availability.at.getTime() + count++ * 3_600_000),
          }),
      };
    }),
    caughtBy: 'availability.record: what is later replaces what is there, and what is older changes nothing',
  },
  {
    does: 'takes all network profiles for that of one slot',
    sabotage: inPart('networkProfiles', (inner) => ({
      record: (stationId, profile) => inner.record(stationId, { ...profile, slot: 1 }),
    })),
    caughtBy: 'networkProfiles.record: keeps all of a profile, by slot',
  },
  {
    does: 'takes what is said of all transactions for that of one without a name',
    sabotage: inPart('messageQueues', (inner) => ({
      record: (stationId, queue) => inner.record(stationId, { transactionId: '', ...queue }),
      find: (stationId, transactionId = '') => inner.find(stationId, transactionId),
    })),
    caughtBy: 'messageQueues.record: what is said of all transactions is apart from what is said of each',
  },
  {
    does: 'forgets certificates that are not listed any more',
    sabotage: inPart('installedCertificates', (inner) => ({
      async list(stationId, page) {
        const { items, ...next } = await inner.list(stationId, page);
        return { items: items.filter(({ goneAt }) => !goneAt), ...next };
      },
    })),
    caughtBy: 'installedCertificates: what is not listed any more, or deleted, is gone, whatever the order',
  },
  {
    does: 'takes a listing for all certificates that it knows',
    sabotage: inPart('installedCertificates', (inner) => ({
      recordListing: (stationId, listing) => inner.recordListing(stationId, { ...listing, uses: [] }),
    })),
    caughtBy: 'installedCertificates: what is not listed any more, or deleted, is gone, whatever the order',
  },
  {
    does: 'keeps the first answer to a request for a work',
    sabotage: inPart('progress', (inner) => {
      const answered = new Set<string>();
      return {
        async recordAnswer(stationId, report) {
          const key = `${stationId} ${report.kind} ${report.requestId}`;
          if (!answered.has(key)) await inner.recordAnswer(stationId, report);
          answered.add(key);
        },
      };
    }),
    caughtBy: 'progress.recordAnswer: keeps all of the latest answer beside the steps, whatever the order',
  },
  {
    does: 'gives up no work',
    sabotage: inPart('progress', (inner) => ({
      recordAnswer: (stationId, report) => inner.recordAnswer(stationId, { ...report, status: 'Accepted' }),
    })),
    caughtBy:
      'progress.recordAnswer: a request that was answered AcceptedCanceled gives up the one before, whatever the order',
  },
  {
    does: 'forgets an answer about a customer when the text comes',
    sabotage: inPart('customerInformation', (inner) => ({
      async find(stationId, requestId) {
        const { answer, ...found } = (await inner.find(stationId, requestId)) ?? { requestId };
        return 'text' in found ? found : answer && { ...found, answer };
      },
    })),
    caughtBy: 'customerInformation.recordAnswer: keeps the latest answer beside the text, whatever the order',
  },
];
