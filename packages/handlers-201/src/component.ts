import type { AttributeEnumType, ComponentType, VariableType } from '@csms/ocpp-messages/2.0.1';
import { definedFields } from '@csms/services';
import { type ComponentName, type VariableName, variablePosition } from '@csms/store';

/** A component by its name, in domain words. */
export function componentOf({ name, instance, evse }: ComponentType): ComponentName {
  return definedFields({ name, instance, evseId: evse?.id, connectorId: evse?.connectorId });
}

/** A variable by its name. */
export function variableOf({ name, instance }: VariableType): VariableName {
  return definedFields({ name, instance });
}

/** An attribute as a message names it. */
interface AttributeReference {
  readonly component: ComponentType;
  readonly variable: VariableType;
  readonly attributeType?: AttributeEnumType;
}

/**
 * The key of an attribute among those of its station, ignoring case: stations may write names in another case than we
 * do.
 */
export function attributeKeyOf({
  component,
  variable,
  attributeType = 'Actual',
}: AttributeReference): string {
  return JSON.stringify([...variablePosition(componentOf(component), variableOf(variable)), attributeType]);
}
