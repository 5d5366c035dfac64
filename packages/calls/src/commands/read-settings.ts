import type { CommandsDeps, StationReason } from './command.js';
import { CommandError } from './command-error.js';
import { readConfiguration } from './configuration-16.js';
import { type ManyOptions, type SettingsOutcome, silent } from './settings.js';
import { targetOf } from './target.js';
import { readVariables } from './variables-201.js';

/** Settings to be read. */
export interface ReadSettings {
  /**
   * Keys of 1.6, or names of 2.0.1 as `parseSettingName` reads them; one that is named twice, in whatever case, is read
   * once. When absent, all settings of a 1.6 station.
   */
  readonly names?: readonly string[];
}

/** What a station says of a setting. */
export interface SettingRead {
  /** As it was asked for. */
  readonly name: string;
  readonly status: 'Accepted' | 'Rejected' | 'Unknown' | 'NotSupported';
  /** Absent where it can't be read. */
  readonly value?: string;
  /** Absent on 2.0.1, which tells it in reports. */
  readonly isReadonly?: boolean;
  readonly reason?: StationReason;
}

/** Reads settings of a station, in as many calls as it takes. */
export type ReadSettingsCommand = (
  stationId: string,
  input: ReadSettings,
  options?: ManyOptions,
) => Promise<SettingsOutcome<SettingRead>>;

/** Reads configuration keys (1.6 section 5.8) or variables (2.0.1 B06), in parts that the station takes. */
export function readSettings(deps: CommandsDeps): ReadSettingsCommand {
  return async (stationId, { names }, options = {}) => {
    const target = await targetOf(deps, stationId);
    const settings = names?.map((name) => ({ name }));
    if (!target.version) return { results: silent(settings ?? [], 'NotConnected'), calls: [] };
    if (target.version === '1.6') return readConfiguration(deps.store, target, settings, options);
    if (settings) return readVariables(deps.store, target, settings, options);
    throw new CommandError(
      'not-supported',
      'expected names: OCPP 2.0.1 tells of all settings in reports alone',
    );
  };
}
