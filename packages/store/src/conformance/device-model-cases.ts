import assert from 'node:assert/strict';
import {
  maxDeviceVariables,
  type ReportedVariable,
  type VariableAttribute,
  type VariableValue,
} from '../device-model.js';
import type { ReportPart } from '../report-parts.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileNumbers } from './hostile-keys.js';
import { listCases } from './list-cases.js';
import { readPages } from './read-pages.js';
import { reportArrivalCases } from './report-arrival-cases.js';
import { aPart, reportPartCases } from './report-part-cases.js';

const component = { name: 'EVSE', evseId: 1 };
const variable = { name: 'Power' };

function anAttribute(fields: Partial<VariableAttribute> = {}): VariableAttribute {
  return {
    type: 'Actual',
    value: '11',
    mutability: 'ReadOnly',
    isPersistent: false,
    isConstant: false,
    ...fields,
  };
}

function aVariable(fields: Partial<ReportedVariable> = {}): ReportedVariable {
  return { component: { ...component }, variable: { ...variable }, attributes: [anAttribute()], ...fields };
}

function aValue(fields: Partial<VariableValue> = {}): VariableValue {
  return { component: { ...component }, variable: { ...variable }, type: 'Actual', value: '7', ...fields };
}

/** A report of one part. */
function aReport(
  requestId: number,
  items: readonly ReportedVariable[],
  minute: number,
  fields: Partial<ReportPart<ReportedVariable>> = {},
): ReportPart<ReportedVariable> {
  return aPart(0, items, { requestId, isLast: true, at: at(minute), ...fields });
}

const find = ({ deviceModel }: Store) => deviceModel.find('CP-1', component, variable);
const list = ({ deviceModel }: Store) => deviceModel.list('CP-1', { limit: 10 });

async function namesOf(store: Store, stationId = 'CP-1'): Promise<readonly string[]> {
  const { items } = await store.deviceModel.list(stationId, { limit: 100 });
  return items.map((item) => item.variable.name);
}

/** What a store of device models does. */
export const deviceModelCases: readonly ConformanceCase[] = [
  {
    name: 'deviceModel.recordReportPart: keeps all of a variable',
    async run(store) {
      const told = aVariable({
        component: { name: 'Connector', instance: 'left', evseId: 1, connectorId: 2 },
        variable: { name: 'Power', instance: 'AC' },
        attributes: [
          anAttribute(),
          anAttribute({ type: 'MaxSet', value: undefined, mutability: 'ReadWrite' }),
        ],
        characteristics: {
          dataType: 'decimal',
          supportsMonitoring: true,
          unit: 'W',
          minLimit: 0.5,
          maxLimit: 22_000,
          valuesList: 'a,b',
        },
      });
      await store.deviceModel.recordReportPart('CP-1', aReport(1, [told], 3));
      const attributes = told.attributes.map((attribute) => ({
        ...attribute,
        at: at(3),
        describedAt: at(3),
      }));
      const characteristics = { ...told.characteristics, at: at(3) };
      const expected = { ...told, attributes, characteristics, at: at(3) };
      assertSame(await store.deviceModel.find('CP-1', told.component, told.variable), expected);
      assertSame((await list(store)).items, [expected]);
    },
  },
  {
    name: 'deviceModel.recordReportPart: the latest value of each attribute stays, in whatever order reports come',
    async run(store) {
      const reports = [
        aReport(
          1,
          [aVariable({ attributes: [anAttribute({ value: 'old' }), anAttribute({ type: 'MinSet' })] })],
          1,
        ),
        aReport(2, [aVariable({ attributes: [anAttribute({ value: 'new' })] })], 2),
        aReport(
          3,
          [aVariable({ attributes: [anAttribute({ value: 'oldest' }), anAttribute({ type: 'Target' })] })],
          0,
        ),
      ];
      for (const report of reports) await store.deviceModel.recordReportPart('CP-1', report);
      const known = await find(store);
      assertSame(known?.at, at(2));
      assertSame(
        known?.attributes.map((attribute) => [attribute.type, attribute.value, attribute.at]),
        [
          ['Actual', 'new', at(2)],
          ['MinSet', '11', at(1)],
          ['Target', '11', at(0)],
        ],
      );
    },
  },
  {
    name: 'deviceModel.recordReportPart: a complete report takes out what it leaves out',
    async run(store) {
      const others = [aVariable({ variable: { name: 'Old' } }), aVariable()];
      await store.deviceModel.recordReportPart('CP-1', aReport(1, others, 1));
      const parts = [
        aPart(0, [aVariable({ variable: { name: 'New' } })], { requestId: 2, at: at(2), isComplete: true }),
        aPart(1, [aVariable()], { requestId: 2, at: at(3), isLast: true }),
      ];
      for (const part of parts) await store.deviceModel.recordReportPart('CP-1', part);
      assert.deepEqual(await namesOf(store), ['New', 'Power']);
    },
  },
  {
    name: 'deviceModel.recordReportPart: a report that was made before a complete one changes nothing',
    async run(store) {
      await store.deviceModel.recordReportPart('CP-1', aReport(2, [aVariable()], 5, { isComplete: true }));
      const before = await find(store);
      const stale = [
        aVariable({ variable: { name: 'Old' } }),
        aVariable({ attributes: [anAttribute({ type: 'Target' })] }),
      ];
      await store.deviceModel.recordReportPart('CP-1', aReport(1, stale, 4));
      assert.deepEqual(await namesOf(store), ['Power']);
      assertSame(await find(store), before);
    },
  },
  {
    name: 'deviceModel.recordReportPart: a complete report leaves alone what was reported after it',
    async run(store) {
      await store.deviceModel.recordReportPart(
        'CP-1',
        aReport(2, [aVariable({ variable: { name: 'Later' } })], 6),
      );
      await store.deviceModel.recordReportPart('CP-1', aReport(1, [aVariable()], 5, { isComplete: true }));
      assert.deepEqual(await namesOf(store), ['Later', 'Power']);
    },
  },
  {
    name: 'deviceModel.recordReportPart: what was set after a report came stays, though the report is of a clock ahead',
    async run(store) {
      const ahead = aReport(1, [aVariable()], 9, { receivedAt: at(1), isComplete: true });
      await store.deviceModel.recordReportPart('CP-1', ahead);
      await store.deviceModel.recordValues('CP-1', [aValue({ value: 'set' })], at(2));
      assertSame((await find(store))?.attributes, [
        { ...anAttribute({ value: 'set' }), at: at(2), describedAt: at(1) },
      ]);
    },
  },
  {
    name: 'deviceModel.recordReportPart: what was set before a report was asked for is over, though its clock is behind',
    async run(store) {
      const values = [aValue({ value: 'set' }), aValue({ variable: { name: 'Old' } })];
      await store.deviceModel.recordValues('CP-1', values, at(4));
      const first = aPart(0, [aVariable()], {
        at: at(1),
        receivedAt: at(6),
        isComplete: true,
        askedAt: at(5),
      });
      const others = [aVariable({ variable: { name: 'Other' } })];
      const last = aPart(1, others, { at: at(2), receivedAt: at(7), isLast: true });
      for (const part of [last, first]) await store.deviceModel.recordReportPart('CP-1', part);
      assert.deepEqual(await namesOf(store), ['Other', 'Power']);
      assertSame((await find(store))?.attributes, [{ ...anAttribute(), at: at(5), describedAt: at(5) }]);
    },
  },
  {
    name: 'deviceModel: names are the same in either case, and instances, EVSEs and connectors are apart',
    async run(store) {
      const components = [
        { name: 'evse', evseId: 1 },
        { name: 'EVSE', evseId: 2 },
        { name: 'EVSE', evseId: 10 },
        { name: 'EVSE' },
        { name: 'EVSE', instance: 'b', evseId: 1 },
        { name: 'EVSE', evseId: 1, connectorId: 1 },
      ];
      const items = components.map((each) => aVariable({ component: each }));
      await store.deviceModel.recordReportPart('CP-1', aReport(1, [aVariable(), ...items], 1));
      assertSame(
        (await store.deviceModel.find('CP-1', { name: 'Evse', evseId: 1 }, { name: 'POWER' }))?.component,
        {
          name: 'evse',
          evseId: 1,
        },
      );
      assert.equal(
        await store.deviceModel.find('CP-1', component, { name: 'Power', instance: 'x' }),
        undefined,
      );
      const order = [3, 0, 5, 1, 2, 4].map((index) => components[index]);
      assertSame(
        (await list(store)).items.map((item) => item.component),
        order,
      );
    },
  },
  {
    name: 'deviceModel.recordValues: keeps a value of a variable that no report told of',
    async run(store) {
      await store.deviceModel.recordValues('CP-1', [aValue({ type: 'Target' })], at(1));
      const attributes = [{ type: 'Target', value: '7', at: at(1) }];
      assertSame(await find(store), { component, variable, attributes, at: at(1) });
    },
  },
  {
    name: 'deviceModel.recordValues: any number is that of an EVSE, also one that no integer of a database holds',
    async run({ deviceModel }) {
      for (const number of hostileNumbers) {
        const place = { name: 'Connector', evseId: number, connectorId: number };
        await deviceModel.recordValues('CP-1', [aValue({ component: place })], at(1));
        assert.equal((await deviceModel.find('CP-1', place, variable))?.component.evseId, number);
      }
    },
  },
  {
    name: 'deviceModel.recordValues: a value leaves what a report told of its attribute, whatever the order',
    async run(store) {
      const report = aReport(
        1,
        [aVariable({ attributes: [anAttribute(), anAttribute({ type: 'MaxSet' })] })],
        1,
      );
      const values = [
        aValue({ value: 'old' }),
        aValue({ value: 'new', component: { name: 'evse', evseId: 1 } }),
      ];
      await store.deviceModel.recordValues('CP-1', values.slice(1), at(3));
      await store.deviceModel.recordReportPart('CP-1', report);
      await store.deviceModel.recordValues('CP-1', values.slice(0, 1), at(2));
      assertSame((await find(store))?.attributes, [
        { ...anAttribute({ value: 'new' }), at: at(3), describedAt: at(1) },
        { ...anAttribute({ type: 'MaxSet' }), at: at(1), describedAt: at(1) },
      ]);
    },
  },
  {
    name: 'deviceModel.recordValues: the last change stays beside values that are told of later',
    async run(store) {
      await store.deviceModel.recordValues('CP-1', [aValue({ rebootRequired: true })], at(2));
      await store.deviceModel.recordValues('CP-1', [aValue({ rebootRequired: false })], at(1));
      await store.deviceModel.recordValues('CP-1', [aValue({ value: undefined })], at(4));
      await store.deviceModel.recordReportPart('CP-1', aReport(1, [aVariable()], 3, { isComplete: true }));
      assertSame((await find(store))?.attributes, [
        {
          ...anAttribute({ value: undefined }),
          at: at(4),
          describedAt: at(3),
          change: { rebootRequired: true, at: at(2) },
        },
      ]);
    },
  },
  {
    name: 'deviceModel.recordValues: a complete report takes out values that were told of before, whenever they come',
    async run(store) {
      const told = [1, 4].map((minute) => aValue({ variable: { name: `at-${minute}` } }));
      await store.deviceModel.recordValues('CP-1', told.slice(0, 1), at(1));
      await store.deviceModel.recordReportPart('CP-1', aReport(1, [aVariable()], 3, { isComplete: true }));
      await store.deviceModel.recordValues('CP-1', told.slice(1), at(4));
      await store.deviceModel.recordValues('CP-1', told.slice(0, 1), at(2));
      assert.deepEqual(await namesOf(store), ['at-4', 'Power']);
    },
  },
  {
    name: `deviceModel: keeps the latest ${maxDeviceVariables} variables, and not without end`,
    async run(store) {
      const named = (index: number) => ({ name: `v-${index}` });
      const ids = upTo(2 * maxDeviceVariables + 10);
      for (let start = 0; start < ids.length; start += 500) {
        const some = ids.slice(start, start + 500);
        const values = some.map((index) => aValue({ variable: named(index) }));
        await store.deviceModel.recordValues('CP-1', values, at(start));
      }
      const stale = upTo(10).map((index) => aVariable({ variable: { name: `stale-${index}` } }));
      await store.deviceModel.recordReportPart('CP-1', aReport(1, stale, -1));
      const pages = await readPages((page) => store.deviceModel.list('CP-1', page), 1_000);
      const found = new Set(pages.flat().map((each) => each.variable.name));
      assert.ok(found.size <= 2 * maxDeviceVariables, `expected fewer variables than ${found.size}`);
      for (const index of ids.slice(-maxDeviceVariables)) assert.ok(found.has(`v-${index}`), `v-${index}`);
    },
  },
  ...reportPartCases({
    name: 'deviceModel.recordReportPart',
    record: ({ deviceModel }, stationId, part) =>
      deviceModel.recordReportPart(stationId, {
        ...part,
        items: part.items.map((name) => aVariable({ variable: { name } })),
      }),
    read: async (store, stationId) => (await namesOf(store, stationId)).join(''),
  }),
  ...reportArrivalCases({
    name: 'deviceModel.findReport',
    record: ({ deviceModel }, stationId, part) => deviceModel.recordReportPart(stationId, part),
    find: ({ deviceModel }, stationId, requestId) => deviceModel.findReport(stationId, requestId),
  }),
  ...listCases({
    name: 'deviceModel.list',
    async add({ deviceModel }, place) {
      const name = `v-${String(place).padStart(2, '0')}`;
      await deviceModel.recordReportPart('CP-1', aReport(place, [aVariable({ variable: { name } })], 1));
      return name;
    },
    async read({ deviceModel }, page) {
      const { items, next } = await deviceModel.list('CP-1', page);
      return { items: items.map((item) => item.variable.name), next };
    },
  }),
  ...copyCases({
    name: 'deviceModel.recordReportPart',
    input: () =>
      aReport(1, [aVariable({ characteristics: { dataType: 'string', supportsMonitoring: false } })], 1),
    write: ({ deviceModel }, part) => deviceModel.recordReportPart('CP-1', part),
    read: [find, list, ({ deviceModel }) => deviceModel.findReport('CP-1', 1)],
  }),
  ...copyCases({
    name: 'deviceModel.recordValues',
    input: () => [aValue({ rebootRequired: true })],
    write: ({ deviceModel }, values) => deviceModel.recordValues('CP-1', values, at(1)),
    read: [find, list],
  }),
];
