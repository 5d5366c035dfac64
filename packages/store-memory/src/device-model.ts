import {
  cursorsOf,
  type DeviceAttribute,
  type DeviceModelStore,
  type DeviceVariable,
  maxDeviceVariables,
  mergeVariable,
  mergeVariableValue,
  type ReportedVariable,
  variablePosition,
  variableSince,
} from '@csms/store';
import { copyDate } from './copies.js';
import { createKeptRecords } from './kept-records.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import { createReportedItems } from './reported-items.js';
import type { StationMaps } from './station-maps.js';

const byName: ListOrder<DeviceVariable, [string, string, number, number, string, string]> = {
  cursors: cursorsOf('variables', 'string', 'string', 'number', 'number', 'string', 'string'),
  positionOf: ({ component, variable }) => variablePosition(component, variable),
  direction: 'ascending',
};

/** Makes a store of device models. */
export function createDeviceModelStore(stationMaps: StationMaps): DeviceModelStore {
  const variables = createKeptRecords<DeviceVariable>(stationMaps, {
    max: maxDeviceVariables,
    since: variableSince,
  });
  const reports = createReportedItems<ReportedVariable>(stationMaps, {
    put: (stationId, items) =>
      variables.put(
        stationId,
        items,
        ({ item }) => keyOf(item),
        (known, { item, at }) => mergeVariable(known, item, at),
      ),
    removeBefore: variables.removeBefore,
  });
  return {
    async recordReportPart(stationId, part) {
      reports.add(stationId, part);
    },

    async findReport(stationId, requestId) {
      return reports.find(stationId, requestId);
    },

    async recordValues(stationId, values, at) {
      const time = copyDate(at);
      variables.put(stationId, values, keyOf, (known, value) =>
        copyVariable(mergeVariableValue(known, value, time)),
      );
    },

    async find(stationId, component, variable) {
      const found = variables.find(stationId, keyOf({ component, variable }));
      return found && copyVariable(found);
    },

    async list(stationId, request) {
      const { items, ...next } = pageOf({ items: variables.of(stationId), isSorted: false }, byName, request);
      return { items: items.map(copyVariable), ...next };
    },
  };
}

function keyOf({ component, variable }: Pick<ReportedVariable, 'component' | 'variable'>): string {
  return JSON.stringify(variablePosition(component, variable));
}

function copyVariable({
  component,
  variable,
  attributes,
  characteristics,
  at,
}: DeviceVariable): DeviceVariable {
  return {
    component: { ...component },
    variable: { ...variable },
    attributes: attributes.map(copyAttribute),
    ...(characteristics && { characteristics: { ...characteristics, at: copyDate(characteristics.at) } }),
    at: copyDate(at),
  };
}

function copyAttribute(attribute: DeviceAttribute): DeviceAttribute {
  const { at, describedAt, change } = attribute;
  return {
    ...attribute,
    at: copyDate(at),
    ...(describedAt && { describedAt: copyDate(describedAt) }),
    ...(change && { change: { ...change, at: copyDate(change.at) } }),
  };
}
