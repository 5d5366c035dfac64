import { defaultCallTimeoutMs } from '@csms/router';
import { spokenVersion } from '@csms/services';
import { checkRegistration } from '../check-registration.js';
import type { CallVersion } from '../messages.js';
import { SendError } from '../send-error.js';
import type { CommandOptions, CommandOutcome, CommandsDeps } from './command.js';
import type { Message } from './message.js';

/** A station that is told something, in the version that it speaks. */
export interface Target {
  readonly stationId: string;
  /** Absent when it is not known, or no version in which stations can be called. */
  readonly version?: CallVersion;
  /** Sends a message and, unless told otherwise, waits for the end of the call, which is its time limit at the latest. */
  send<Answer>(message: Message<Answer>, options: CommandOptions): Promise<CommandOutcome<Answer>>;
}

const versions: ReadonlyMap<string | undefined, CallVersion> = new Map([
  ['1.6', '1.6'],
  ['2.0.1', '2.0.1'],
]);

/** Calls whose time is over are looked for every second. */
const expiryMs = 2_000;

/**
 * Looks a station up.
 *
 * @throws {SendError} `unknown-station`.
 */
export async function targetOf(deps: CommandsDeps, stationId: string): Promise<Target> {
  const { calls, store, timeoutMs: defaultTimeoutMs = defaultCallTimeoutMs } = deps;
  const station = await store.stations.find(stationId);
  if (!station) throw new SendError('unknown-station', 'expected a station that is known');
  const version = versions.get(spokenVersion(station));
  return {
    stationId,
    ...(version && { version }),
    async send(message, options) {
      checkRegistration(station.registrationStatus, message.action);
      const { timeoutMs = defaultTimeoutMs, waitMs = timeoutMs + expiryMs } = options;
      return message.send(calls, stationId, { ...options, timeoutMs, waitMs });
    },
  };
}
