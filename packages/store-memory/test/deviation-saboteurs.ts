import type { Deviation } from '@csms/store';
import { inPart, pause, type Saboteur } from './saboteur.js';

/** Changes each of many stations' deviations. */
function withEach(
  met: ReadonlyMap<string, readonly Deviation[]>,
  change: (deviation: Deviation) => Deviation,
): ReadonlyMap<string, readonly Deviation[]> {
  return new Map([...met].map(([stationId, deviations]) => [stationId, deviations.map(change)]));
}

/** Stores, each of which breaks one promise about deviations. */
export const deviationSaboteurs: readonly Saboteur[] = [
  {
    does: 'counts copies of deviations',
    sabotage: inPart('deviations', (inner) => {
      let count = 0;
      return {
        record: (met) =>
          inner.record(withEach(met, (deviation) => ({ ...deviation, messageId: `${count++}` }))),
      };
    }),
    caughtBy: 'deviations.record: a message that comes again is counted once',
  },
  {
    does: 'keeps deviations by rule alone',
    sabotage: inPart('deviations', (inner) => ({
      record: (met) => inner.record(withEach(met, (deviation) => ({ ...deviation, action: '', field: '' }))),
    })),
    caughtBy: 'deviations.record: other rules, actions, fields and stations are apart',
  },
  {
    does: 'keeps the example that came last',
    sabotage: inPart('deviations', (inner) => {
      let last = '';
      return {
        record(met) {
          last = [...met.values()].flat().at(-1)?.example ?? last;
          return inner.record(met);
        },
        async list(stationId, request) {
          const { items, ...next } = await inner.list(stationId, request);
          return { items: items.map((item) => ({ ...item, example: last })), ...next };
        },
      };
    }),
    caughtBy:
      'deviations.record: counts the messages, and keeps the first and last time and the latest example',
  },
  {
    does: 'loses one of two deviations that come at once',
    sabotage: (() => {
      let isBusy = false;
      return inPart('deviations', (inner) => ({
        async record(met) {
          if (isBusy) return;
          isBusy = true;
          await pause();
          await inner.record(met);
          isBusy = false;
        },
      }));
    })(),
    caughtBy: 'deviations.record: messages that come at once are each counted once',
  },
];
