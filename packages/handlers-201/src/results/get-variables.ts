import type { GetVariableResultType } from '@csms/ocpp-messages/2.0.1';
import { definedFields, isSecretSetting } from '@csms/services';
import type { DeviceModelStore, VariableValue } from '@csms/store';
import { componentOf, variableOf } from '../component.js';
import type { ResultHandler201 } from '../types.js';

/** What the answers to GetVariables work with. */
export interface GetVariablesResultDeps {
  readonly deviceModel: Pick<DeviceModelStore, 'recordValues'>;
}

/** Keeps the values that a station told of, each by its own status (OCPP 2.0.1 B06). */
export function getVariablesResult({
  deviceModel,
}: GetVariablesResultDeps): ResultHandler201<'GetVariables'> {
  return async ({ response }, { stationId, receivedAt }) => {
    const values = response.getVariableResult.flatMap(toldValue);
    if (values.length > 0) await deviceModel.recordValues(stationId, values, receivedAt);
  };
}

function toldValue({
  component,
  variable,
  attributeType: type = 'Actual',
  attributeStatus,
  attributeValue,
}: GetVariableResultType): VariableValue[] {
  if (attributeStatus !== 'Accepted') return [];
  return [
    definedFields({
      component: componentOf(component),
      variable: variableOf(variable),
      type,
      value: isSecretSetting(variable.name) ? undefined : attributeValue,
    }),
  ];
}
