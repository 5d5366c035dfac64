import type { SetVariableResultType, SetVariablesRequest } from '@csms/ocpp-messages/2.0.1';
import { definedFields, isPasswordVariable, isSecretSetting, passwordAnswered } from '@csms/services';
import type { DeviceModelStore, StationStore, VariableValue } from '@csms/store';
import { attributeKeyOf, componentOf, variableOf } from '../component.js';
import type { ResultHandler201 } from '../types.js';

/** What the answers to SetVariables work with. */
export interface SetVariablesResultDeps {
  readonly deviceModel: Pick<DeviceModelStore, 'recordValues'>;
  readonly stations: Pick<StationStore, 'changeAuthentication'>;
}

/**
 * Keeps the values that a station took, each by its own status, and which of them need a reboot (OCPP 2.0.1 B05). What
 * it refused keeps its known value. The password that a station took is the one that counts (A01.FR.03, A01.FR.04).
 */
export function setVariablesResult({
  deviceModel,
  stations,
}: SetVariablesResultDeps): ResultHandler201<'SetVariables'> {
  return async ({ request, response }, { stationId, messageId, receivedAt }) => {
    const password = response.setVariableResult.find(({ component, variable, attributeType }) =>
      isPasswordVariable(componentOf(component), variableOf(variable), attributeType),
    );
    if (password) {
      const change = passwordAnswered(password.attributeStatus, messageId, receivedAt);
      await stations.changeAuthentication(stationId, change);
    }
    if (!request) return;
    const values = response.setVariableResult.flatMap((result) => takenValue(request, result));
    if (values.length > 0) await deviceModel.recordValues(stationId, values, receivedAt);
  };
}

function takenValue(
  { setVariableData }: SetVariablesRequest,
  result: SetVariableResultType,
): VariableValue[] {
  const { component, variable, attributeType: type = 'Actual', attributeStatus } = result;
  if (attributeStatus !== 'Accepted' && attributeStatus !== 'RebootRequired') return [];
  const key = attributeKeyOf(result);
  const asked = setVariableData.find((data) => attributeKeyOf(data) === key);
  if (!asked) return [];
  return [
    definedFields({
      component: componentOf(component),
      variable: variableOf(variable),
      type,
      value: isSecretSetting(variable.name) ? undefined : asked.attributeValue,
      rebootRequired: attributeStatus === 'RebootRequired',
    }),
  ];
}
