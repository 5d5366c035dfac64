import type { ComponentType, VariableType } from '@csms/ocpp-messages/2.0.1';
import { definedFields } from '@csms/services';
import type { ComponentName, VariableName } from '@csms/store';

/** A component by its name, in domain words. */
export function componentOf({ name, instance, evse }: ComponentType): ComponentName {
  return definedFields({ name, instance, evseId: evse?.id, connectorId: evse?.connectorId });
}

/** A variable by its name. */
export function variableOf({ name, instance }: VariableType): VariableName {
  return definedFields({ name, instance });
}
