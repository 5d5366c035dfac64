import { definedFields } from '@csms/services';
import { inChunks } from './chunks.js';
import type { CommandsDeps, StationReason } from './command.js';
import { CommandError } from './command-error.js';
import { type Message, message201, reasonOf } from './message.js';
import { limits201 } from './message-limits.js';
import { distinct } from './setting-checks.js';
import {
  type ManyOptions,
  type NoWord,
  type SettingsOutcome,
  type SilentSetting,
  sendSettings,
  silent,
} from './settings.js';
import { targetOf } from './target.js';

/** Monitors to be cleared. */
export interface ClearMonitors {
  /** One that is named twice is cleared once. */
  readonly monitorIds: readonly number[];
}

/** What became of a monitor. */
export interface MonitorCleared {
  readonly monitorId: number;
  /** `Unknown` when the station has no such monitor; `Rejected` for one that is built in and stays. */
  readonly status: 'Accepted' | 'Rejected' | 'Unknown' | NoWord;
  readonly reason?: StationReason;
  /** The error that its call was refused with. */
  readonly error?: SilentSetting['error'];
}

/** What became of monitors, in the order of the command, and the calls that it took. */
export interface MonitorsCleared extends Pick<SettingsOutcome<never>, 'calls'> {
  readonly results: readonly MonitorCleared[];
}

/** Clears monitors of a station, in as many calls as it takes. */
export type ClearMonitorsCommand = (
  stationId: string,
  input: ClearMonitors,
  options?: ManyOptions,
) => Promise<MonitorsCleared>;

/** A monitor by its id, which names it among the results. */
interface NamedMonitor {
  readonly name: string;
  readonly monitorId: number;
}

/**
 * Clears monitors (2.0.1 N06), no more in a call than the station says that it takes (N06.FR.04). Rejects with a
 * {@link CommandError} `not-supported` for a 1.6 station, which has none.
 */
export function clearMonitors(deps: CommandsDeps): ClearMonitorsCommand {
  return async (stationId, { monitorIds }, options = {}) => {
    const named = monitorIds.map((monitorId) => ({ name: String(monitorId), monitorId }));
    const monitors = distinct(named, ({ name }) => name);
    const target = await targetOf(deps, stationId);
    if (!target.version) return outcomeOf({ results: silent(monitors, 'NotConnected'), calls: [] });
    if (target.version === '1.6') {
      throw new CommandError('not-supported', 'expected a station of OCPP 2.0.1: OCPP 1.6 has no monitors');
    }
    const limits = await limits201(deps.store, stationId, 'MonitoringCtrlr', 'ClearVariableMonitoring');
    const chunks = inChunks(monitors, clearMessage, ({ monitorId }) => monitorId, limits);
    return outcomeOf(await sendSettings(target, chunks, clearMessage, options));
  };
}

type Cleared = Pick<MonitorCleared, 'status' | 'reason'> & Pick<NamedMonitor, 'name'>;

function clearMessage(monitors: readonly NamedMonitor[]): Message<readonly (Cleared | SilentSetting)[]> {
  const id = monitors.map(({ monitorId }) => monitorId);
  return message201('ClearVariableMonitoring', { id }, ({ clearMonitoringResult }) => {
    const found = new Map(clearMonitoringResult.map((result) => [result.id, result]));
    return monitors.flatMap((monitor): readonly (Cleared | SilentSetting)[] => {
      const result = found.get(monitor.monitorId);
      if (!result) return silent([monitor], 'LeftOut');
      const { status, statusInfo } = result;
      const reason = statusInfo && reasonOf(statusInfo);
      return [definedFields<Cleared>({ name: monitor.name, status: statuses[status], reason })];
    });
  });
}

const statuses = { Accepted: 'Accepted', Rejected: 'Rejected', NotFound: 'Unknown' } as const;

function outcomeOf({ results, calls }: SettingsOutcome<Cleared>): MonitorsCleared {
  return { results: results.map(({ name, ...result }) => ({ monitorId: Number(name), ...result })), calls };
}
