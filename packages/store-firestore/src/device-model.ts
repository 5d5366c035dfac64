import {
  codecOf,
  cursorsOf,
  type DeviceModelStore,
  type DeviceVariable,
  maxDeviceVariables,
  mergeVariable,
  mergeVariableValue,
  type ReportedVariable,
  variablePosition,
  variableSince,
} from '@csms/store';
import type { Database } from './database.js';
import { createKeptRecords } from './kept-records.js';
import type { ListOrder } from './pages.js';
import { createReportedItems } from './reported-items.js';
import { createStationRecords } from './station-records.js';
import { inStation } from './station-unit.js';

type VariablePosition = ReturnType<typeof variablePosition>;

const byName: ListOrder<DeviceVariable, VariablePosition> = {
  cursors: cursorsOf('variables', 'string', 'string', 'number', 'number', 'string', 'string'),
  positionOf,
  direction: 'ascending',
};

/** Makes a store of device models. */
export function createDeviceModelStore(database: Database): DeviceModelStore {
  const records = createStationRecords<DeviceVariable, VariablePosition>({
    name: 'deviceVariables',
    keyOf: positionOf,
    codec: codecOf<DeviceVariable>({
      attributes: [{ at: 'date', describedAt: 'date', change: { at: 'date' } }],
      characteristics: { at: 'date' },
      at: 'date',
    }),
    timeOf: ({ at }) => at,
    bound: { max: maxDeviceVariables },
  });
  const kind = 'deviceModel';
  const variables = createKeptRecords(records, variableSince);
  const reports = createReportedItems<ReportedVariable>(kind, {
    put: (unit, items) =>
      variables.put(unit, {
        told: items,
        keyOf: ({ item }) => positionOf(item),
        merge: (known, { item, at }) => mergeVariable(known, item, at),
      }),
    removeBefore: variables.removeBefore,
  });
  return {
    recordReportPart: (stationId, part) =>
      inStation(database, kind, stationId, (unit) => reports.add(unit, part)),

    findReport: (stationId, requestId) =>
      inStation(database, kind, stationId, async (unit) => reports.find(unit, requestId)),

    recordValues: (stationId, values, at) =>
      inStation(database, kind, stationId, (unit) =>
        variables.put(unit, {
          told: values,
          keyOf: positionOf,
          merge: (known, value) => mergeVariableValue(known, value, at),
        }),
      ),

    find: (stationId, component, variable) =>
      records.find(database, stationId, variablePosition(component, variable)),

    list: (stationId, request) => records.list(database, stationId, byName, request),
  };
}

function positionOf({
  component,
  variable,
}: Pick<ReportedVariable, 'component' | 'variable'>): VariablePosition {
  return variablePosition(component, variable);
}
