import { parseSettingName, passwordFault, printSettingName } from '@csms/calls';
import { type Wanted, workKey } from '@csms/store';
import { ApiError } from '../api-error.js';
import type { JsonSchema } from '../operation.js';

/** Settings and the values that a station is to have, as MaEVe's API has them. */
export type ReconfigurationJson = Readonly<Record<string, string>>;

/** Schema of {@link ReconfigurationJson}. */
export const reconfigurationSchema: JsonSchema = {
  type: 'object',
  maxProperties: 500,
  propertyNames: { minLength: 1, maxLength: 250 },
  additionalProperties: { type: 'string', maxLength: 1_000 },
  examples: [{ HeartbeatInterval: '300' }, { 'SampledDataCtrlr/TxUpdatedInterval': '60' }],
};

/**
 * Reads settings, whose names of 2.0.1 can be written in more ways than one.
 *
 * @throws {ApiError} 400 when two of them name the same setting: which value it is to have can't be told; and for a
 * password that breaks the limits of OCPP.
 */
export function fromReconfigurationJson(json: ReconfigurationJson): readonly Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const [written, value] of Object.entries(json)) {
    const fault = passwordFault(written, value);
    if (fault !== undefined) throw new ApiError(400, `${written} ${fault}`);
    const setting = parseSettingName(written);
    const each = { kind: 'setting', name: setting ? printSettingName(setting) : written, value } as const;
    const key = workKey(each);
    if (wanted.has(key)) throw new ApiError(400, `${written} must not be named twice`);
    wanted.set(key, each);
  }
  return [...wanted.values()];
}
