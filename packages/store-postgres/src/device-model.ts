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
import { integer, text } from './columns.js';
import type { Database } from './database.js';
import { inStation } from './in-station.js';
import { createKeptRecords } from './kept-records.js';
import type { ListOrder } from './pages.js';
import { createReportedItems } from './reported-items.js';
import { createStationRecords } from './station-records.js';

type VariablePosition = ReturnType<typeof variablePosition>;

const key = [
  text('component'),
  text('component_instance'),
  integer('evse_id'),
  integer('connector_id'),
  text('variable'),
  text('variable_instance'),
] as const;

const byName: ListOrder<DeviceVariable, VariablePosition> = {
  cursors: cursorsOf('variables', 'string', 'string', 'number', 'number', 'string', 'string'),
  columns: key,
  positionOf,
  direction: 'ascending',
};

/** Makes a store of device models. */
export function createDeviceModelStore(database: Database): DeviceModelStore {
  const records = createStationRecords<DeviceVariable, VariablePosition>({
    name: 'device_variables',
    key,
    keyOf: positionOf,
    codec: codecOf<DeviceVariable>({
      attributes: [{ at: 'date', describedAt: 'date', change: { at: 'date' } }],
      characteristics: { at: 'date' },
      at: 'date',
    }),
    timeOf: ({ at }) => at,
    max: maxDeviceVariables,
  });
  const kind = 'device model';
  const variables = createKeptRecords(kind, records, variableSince);
  const reports = createReportedItems<ReportedVariable>(kind, {
    put: (queries, stationId, items) =>
      variables.put(queries, stationId, {
        told: items,
        keyOf: ({ item }) => positionOf(item),
        merge: (known, { item, at }) => mergeVariable(known, item, at),
      }),
    removeBefore: variables.removeBefore,
  });
  return {
    recordReportPart: (stationId, part) =>
      inStation(database, kind, stationId, (queries) => reports.add(queries, stationId, part)),

    findReport: (stationId, requestId) => reports.find(database, stationId, requestId),

    recordValues: (stationId, values, at) =>
      inStation(database, kind, stationId, (queries) =>
        variables.put(queries, stationId, {
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
