import { isPasswordKey, isPasswordVariable, passwordKeyFault, passwordVariableFault } from '@csms/services';
import { parseSettingName } from './setting-name.js';

/**
 * What is wrong with the value of a setting that is the station's password, to complete "the setting ..."; `undefined` when
 * nothing is, and for every other setting (A01: 16 to 40 characters on 2.0.1, a key of 16 to 20 bytes on 1.6).
 */
export function passwordFault(name: string, value: string): string | undefined {
  if (isPasswordKey(name)) return passwordKeyFault(value);
  const setting = parseSettingName(name);
  if (!setting || !isPasswordVariable(setting.component, setting.variable, setting.attribute))
    return undefined;
  return passwordVariableFault(value);
}
