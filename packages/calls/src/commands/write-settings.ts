import type { CommandsDeps, StationReason } from './command.js';
import { writeConfiguration } from './configuration-16.js';
import { type ManyOptions, type NamedSetting, type SettingsOutcome, silent } from './settings.js';
import { targetOf } from './target.js';
import { writeVariables } from './variables-201.js';

/** A setting and the value that it is to have. */
export interface SettingValue extends NamedSetting {
  readonly value: string;
}

/** Settings to be written. */
export interface WriteSettings {
  /** By keys of 1.6, or names of 2.0.1 as `parseSettingName` reads them; none twice (2.0.1 B05.FR.13). */
  readonly settings: readonly SettingValue[];
}

/** What a station says of a value that it was given. */
export interface SettingWritten {
  /** As it was named. */
  readonly name: string;
  /** After `RebootRequired` it has the value from its next boot on. */
  readonly status: 'Accepted' | 'RebootRequired' | 'Rejected' | 'Unknown' | 'NotSupported';
  readonly reason?: StationReason;
}

/** Writes settings of a station, in as many calls as it takes. */
export type WriteSettingsCommand = (
  stationId: string,
  input: WriteSettings,
  options?: ManyOptions,
) => Promise<SettingsOutcome<SettingWritten>>;

/** Writes configuration keys (1.6 section 5.3) or variables (2.0.1 B05), in parts that the station takes. */
export function writeSettings(deps: CommandsDeps): WriteSettingsCommand {
  return async (stationId, { settings }, options = {}) => {
    const target = await targetOf(deps, stationId);
    if (!target.version) return { results: silent(settings, 'NotConnected'), calls: [] };
    if (target.version === '1.6') return writeConfiguration(target, settings, options);
    return writeVariables(deps.store, target, settings, options);
  };
}
