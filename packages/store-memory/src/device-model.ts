import {
  cursorsOf,
  type DeviceModelStore,
  type DeviceVariable,
  mergeVariable,
  type ReportedVariable,
  variablePosition,
} from '@csms/store';
import { copyDate } from './copies.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import { createReportedItems } from './reported-items.js';

const byName: ListOrder<DeviceVariable, [string, string, number, number, string, string]> = {
  cursors: cursorsOf('variables', 'string', 'string', 'number', 'number', 'string', 'string'),
  positionOf: ({ component, variable }) => variablePosition(component, variable),
  direction: 'ascending',
};

/** Makes a store of device models. */
export function createDeviceModelStore(): DeviceModelStore {
  const variables = createReportedItems<ReportedVariable, DeviceVariable>({
    keyOf,
    merge: mergeVariable,
    since(variable, time) {
      const attributes = variable.attributes.filter(({ at }) => at >= time);
      return attributes.length > 0 ? { ...variable, attributes } : undefined;
    },
  });
  return {
    async recordReportPart(stationId, part) {
      variables.record(stationId, part);
    },

    async find(stationId, component, variable) {
      const found = variables.of(stationId).get(keyOf({ component, variable }));
      return found && copyVariable(found);
    },

    async list(stationId, request) {
      const all = [...variables.of(stationId).values()];
      const { items, ...next } = pageOf({ items: all, isSorted: false }, byName, request);
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
    attributes: attributes.map((attribute) => ({ ...attribute, at: copyDate(attribute.at) })),
    ...(characteristics && { characteristics: { ...characteristics, at: copyDate(characteristics.at) } }),
    at: copyDate(at),
  };
}
