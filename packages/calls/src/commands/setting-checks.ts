import { passwordFault } from '../password-fault.js';
import { CommandError } from './command-error.js';
import type { NamedSetting } from './settings.js';

/** The settings without those that were named before. */
export function distinct<Setting extends NamedSetting>(
  settings: readonly Setting[],
  keyOf: (setting: Setting) => string,
): readonly Setting[] {
  const known = new Set<string>();
  return settings.filter((setting) => {
    const isNew = !known.has(keyOf(setting));
    known.add(keyOf(setting));
    return isNew;
  });
}

/** @throws {CommandError} `duplicate` when a setting is named twice: which value it is to have can't be told. */
export function refuseDuplicates<Setting extends NamedSetting>(
  settings: readonly Setting[],
  keyOf: (setting: Setting) => string,
): void {
  const known = new Set(distinct(settings, keyOf));
  const again = settings.find((setting) => !known.has(setting));
  if (again) throw new CommandError('duplicate', `expected each setting once, not ${again.name} again`);
}

/**
 * Finds what a later call would be refused for before the first one is sent.
 *
 * @throws {CommandError} `invalid-command` when a text of a setting is longer than its version has room for.
 */
export function checkLength(setting: string, what: 'name' | 'value', text: string, max: number): void {
  if (Array.from(text).length <= max) return;
  throw new CommandError('invalid-command', `expected a ${what} of at most ${max} characters for ${setting}`);
}

/**
 * Finds a password that breaks the limits of OCPP before a station does, which might take it.
 *
 * @throws {CommandError} `invalid-command`.
 */
export function checkPassword(setting: string, value: string): void {
  const fault = passwordFault(setting, value);
  if (fault !== undefined) throw new CommandError('invalid-command', `${setting} ${fault}`);
}
