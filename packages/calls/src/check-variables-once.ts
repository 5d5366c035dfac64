import { CallRequestError } from '@csms/router';
import { foldCase } from '@csms/store';

/**
 * Refuses a SetVariables that names an attribute of a variable twice, which schemas allow (2.0.1 B05.FR.13): nobody could
 * tell which of the two values the station has, and one may be its password.
 *
 * @throws {CallRequestError} `invalid-request`
 */
export function checkVariablesOnce(action: string, request: unknown): void {
  if (action !== 'SetVariables') return;
  const { setVariableData } = fieldsOf(request);
  if (!Array.isArray(setVariableData)) return;
  const known = new Set<string>();
  for (const [index, data] of setVariableData.entries()) {
    const attribute = attributeOf(data);
    if (attribute === undefined) continue;
    if (known.has(attribute)) {
      throw new CallRequestError(
        'invalid-request',
        `/setVariableData/${index} of ${action} must not name an attribute of a variable that is named before`,
      );
    }
    known.add(attribute);
  }
}

/** What tells an attribute from others; `undefined` for what names none, which the schema refuses. */
function attributeOf(data: unknown): string | undefined {
  const { component, variable, attributeType = 'Actual' } = fieldsOf(data);
  const { name, instance, evse } = fieldsOf(component);
  const { id, connectorId } = fieldsOf(evse);
  const of = fieldsOf(variable);
  if (typeof name !== 'string' || typeof of.name !== 'string') return undefined;
  return foldCase(JSON.stringify([name, instance, id, connectorId, of.name, of.instance, attributeType]));
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
