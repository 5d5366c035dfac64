import type { ComponentName, VariableAttribute, VariableName } from '@csms/store';

/** A setting of a 2.0.1 station: an attribute of a variable. */
export interface SettingName {
  readonly component: Omit<ComponentName, 'connectorId'>;
  readonly variable: VariableName;
  readonly attribute: VariableAttribute['type'];
}

const attributes: ReadonlyMap<string, SettingName['attribute']> = new Map([
  ['actual', 'Actual'],
  ['target', 'Target'],
  ['minset', 'MinSet'],
  ['maxset', 'MaxSet'],
]);

/** Longest name and longest instance of a component and a variable (2.0.1, ComponentType and VariableType). */
const maxLength = 50;

/**
 * Reads the name of a setting, `component[;instance[;evse]]/variable[;instance[;attribute]]`, such as
 * `OCPPCommCtrlr/HeartbeatInterval` or `Connector;;1/Available`: what is empty is absent, and the attribute is `Actual`
 * when it is not named. No name of the standard has a `;` or a `/` in it (identifierString). `undefined` when it is no such
 * name.
 */
export function parseSettingName(text: string): SettingName | undefined {
  const [left, right, ...rest] = text.split('/');
  if (left === undefined || right === undefined || rest.length > 0) return undefined;
  const [name = '', instance = '', evse = '', ...others] = left.split(';');
  const [variableName = '', variableInstance = '', attributeName = '', ...more] = right.split(';');
  const attribute = attributes.get(attributeName.toLowerCase() || 'actual');
  if (others.length > 0 || more.length > 0 || attribute === undefined || !/^\d{0,9}$/.test(evse))
    return undefined;
  if (name === '' || variableName === '') return undefined;
  if ([name, instance, variableName, variableInstance].some(({ length }) => length > maxLength))
    return undefined;
  return {
    component: {
      name,
      ...(instance !== '' && { instance }),
      ...(evse !== '' && { evseId: Number(evse) }),
    },
    variable: { name: variableName, ...(variableInstance !== '' && { instance: variableInstance }) },
    attribute,
  };
}

/** The name of a setting as {@link parseSettingName} reads it, without what it takes for granted. */
export function printSettingName({ component, variable, attribute }: SettingName): string {
  const left = joined(component.name, component.instance, component.evseId?.toString());
  return `${left}/${joined(variable.name, variable.instance, attribute === 'Actual' ? undefined : attribute)}`;
}

function joined(name: string, instance: string | undefined, last: string | undefined): string {
  if (last !== undefined) return `${name};${instance ?? ''};${last}`;
  return instance === undefined ? name : `${name};${instance}`;
}
