import assert from 'node:assert/strict';
import type { AnsweredEvChargingNeeds } from '../ev-charging-needs.js';
import { maxEvses } from '../latest-by-evse.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { latestRecordCases } from './latest-record-cases.js';
import { listCases } from './list-cases.js';

function someNeeds(fields: Partial<AnsweredEvChargingNeeds> = {}): AnsweredEvChargingNeeds {
  return { evseId: 1, energyTransfer: 'DC', answer: 'Accepted', at: at(0), ...fields };
}

function fullNeeds(): AnsweredEvChargingNeeds {
  return someNeeds({
    departsAt: at(90),
    maxSchedulePeriods: 12,
    ac: { energyWh: 9_000, minCurrentA: 6, maxCurrentA: 16, maxVoltageV: 230 },
    dc: {
      maxCurrentA: 200,
      maxVoltageV: 920,
      maxPowerW: 150_000,
      energyWh: 30_000,
      energyCapacityWh: 60_000,
      stateOfCharge: 0,
      fullStateOfCharge: 100,
      bulkStateOfCharge: 80,
    },
  });
}

const list = ({ evChargingNeeds }: Store) => evChargingNeeds.list('CP-1', { limit: 100 });

/** What a store of EVs' needs does. */
export const evChargingNeedsCases: readonly ConformanceCase[] = [
  {
    name: 'evChargingNeeds.record: keeps all of the needs, of each EVSE, and what they were answered',
    async run(store) {
      const other = someNeeds({ evseId: 10, answer: 'Rejected' });
      for (const needs of [other, fullNeeds()]) await store.evChargingNeeds.record('CP-1', needs);
      assertSame((await list(store)).items, [fullNeeds(), other]);
    },
  },
  {
    name: 'evChargingNeeds.record: the first answer to the needs of a time stays',
    async run(store) {
      const { evChargingNeeds } = store;
      assert.equal(await evChargingNeeds.record('CP-1', someNeeds({ answer: 'Processing' })), 'Processing');
      assert.equal(await evChargingNeeds.record('CP-1', someNeeds({ answer: 'Rejected' })), 'Processing');
      assertSame((await list(store)).items, [someNeeds({ answer: 'Processing' })]);
      const later = someNeeds({ answer: 'Rejected', at: at(1) });
      assert.equal(await evChargingNeeds.record('CP-1', later), 'Rejected');
      assertSame((await list(store)).items, [later]);
    },
  },
  {
    name: 'evChargingNeeds.record: gives one answer to needs that come at once',
    async run({ evChargingNeeds }) {
      const answers = (['Accepted', 'Rejected', 'Processing', 'Rejected'] as const).map((answer) =>
        evChargingNeeds.record('CP-1', someNeeds({ answer })),
      );
      assert.equal(new Set(await Promise.all(answers)).size, 1);
    },
  },
  ...latestRecordCases({
    name: 'evChargingNeeds.record',
    max: maxEvses,
    record: ({ evChargingNeeds }, stationId, [evseId, seconds], minute) =>
      evChargingNeeds.record(stationId, someNeeds({ evseId, maxSchedulePeriods: seconds, at: at(minute) })),
    async read({ evChargingNeeds }, stationId) {
      const { items } = await evChargingNeeds.list(stationId, { limit: 1_000 });
      return items.map(({ evseId, maxSchedulePeriods = -1 }) => [evseId, maxSchedulePeriods]);
    },
  }),
  ...listCases({
    name: 'evChargingNeeds.list',
    async add({ evChargingNeeds }, place) {
      await evChargingNeeds.record('CP-1', someNeeds({ evseId: place }));
      return String(place);
    },
    async read({ evChargingNeeds }, page) {
      const { items, next } = await evChargingNeeds.list('CP-1', page);
      return { items: items.map(({ evseId }) => String(evseId)), next };
    },
  }),
  ...copyCases({
    name: 'evChargingNeeds.record',
    input: fullNeeds,
    write: ({ evChargingNeeds }, needs) => evChargingNeeds.record('CP-1', needs),
    read: [list],
  }),
];
