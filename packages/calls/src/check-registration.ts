import type { RegistrationStatus } from '@csms/store';
import { SendError } from './send-error.js';

/** What a pending station must not be asked for: to start or stop a transaction. */
const remoteControl: ReadonlySet<string> = new Set([
  'RemoteStartTransaction',
  'RemoteStopTransaction',
  'RequestStartTransaction',
  'RequestStopTransaction',
]);

/**
 * Checks whether a station may be sent a call by its registration: nothing while it is rejected, no remote start or
 * stop while it is pending (OCPP 1.6 section 4.2; 2.0.1 B02.FR.01, B02.FR.05, B03.FR.03).
 *
 * @throws {SendError} `not-accepted`.
 */
export function checkRegistration(status: RegistrationStatus, action: string): void {
  if (status === 'Rejected') {
    throw new SendError('not-accepted', 'the station is rejected: it may not be called');
  }
  if (status === 'Pending' && remoteControl.has(action)) {
    throw new SendError('not-accepted', 'the station is pending: it may not be asked to start or stop');
  }
}
