import type { ExtendedTriggerMessageRequest, TriggerMessageRequest } from '@csms/ocpp-messages/1.6';
import type { TriggerMessageRequest as TriggerMessageRequest201 } from '@csms/ocpp-messages/2.0.1';
import { definedFields } from '@csms/services';
import type { Command, CommandsDeps, StatusAnswer } from './command.js';
import { CommandError } from './command-error.js';
import { createCommand } from './create-command.js';
import { type Message, message16, message201, readStatus } from './message.js';
import { connector16, evse201, type Place } from './places.js';
import { pncMessage } from './pnc-message.js';

type Trigger201 = TriggerMessageRequest201['requestedMessage'];

/** A message that a station is to send. */
export interface TriggerMessage extends Place {
  /** In the words of 2.0.1, and the diagnostics of 1.6. */
  readonly message: Trigger201 | 'DiagnosticsStatusNotification';
}

/** `NotImplemented` when the station can't send it. */
export type TriggerMessageAnswer = StatusAnswer<'Accepted' | 'Rejected' | 'NotImplemented'>;

/** What every 1.6 station with triggers may be asked for, and under which name. */
const triggers16: ReadonlyMap<string, TriggerMessageRequest['requestedMessage']> = new Map(
  (
    [
      'BootNotification',
      'DiagnosticsStatusNotification',
      'FirmwareStatusNotification',
      'Heartbeat',
      'MeterValues',
      'StatusNotification',
    ] as const
  ).map((name) => [name, name]),
);

/** What the security extension of 1.6 adds. */
const extendedTriggers16: ReadonlyMap<string, ExtendedTriggerMessageRequest['requestedMessage']> = new Map([
  ['LogStatusNotification', 'LogStatusNotification'],
  ['SignChargingStationCertificate', 'SignChargePointCertificate'],
]);

/**
 * Has a station send a message (1.6 section 5.17 TriggerMessage, and ExtendedTriggerMessage of the security extension and
 * TriggerMessage of the Plug & Charge extension for what only these have; 2.0.1 F06). On 2.0.1 the status is that of one
 * connector, which must be named (F06.FR.13).
 */
export function triggerMessage(deps: CommandsDeps): Command<TriggerMessage, TriggerMessageAnswer> {
  return createCommand(deps, {
    '1.6': ({ message, ...place }) => messageOf16(message, place),
    '2.0.1': ({ message, ...place }) => {
      if (message === 'DiagnosticsStatusNotification') throw noSuchMessage(message, '2.0.1');
      const evse = evse201(place);
      if (message === 'StatusNotification' && evse?.connectorId === undefined) {
        throw new CommandError('invalid-command', 'expected the connector whose status is asked for');
      }
      return message201('TriggerMessage', definedFields({ requestedMessage: message, evse }), readStatus);
    },
  });
}

function messageOf16(
  message: TriggerMessage['message'],
  place: Place,
): Message<TriggerMessageAnswer> | Promise<Message<TriggerMessageAnswer>> {
  const connectorId = connector16(place) || undefined;
  const requestedMessage = triggers16.get(message);
  if (requestedMessage) {
    return message16('TriggerMessage', definedFields({ requestedMessage, connectorId }), readStatus);
  }
  if (message === 'SignV2GCertificate') return pncMessage('TriggerMessage', { requestedMessage: message });
  const extended = extendedTriggers16.get(message);
  if (!extended) throw noSuchMessage(message, '1.6');
  return message16(
    'ExtendedTriggerMessage',
    definedFields({ requestedMessage: extended, connectorId }),
    readStatus,
  );
}

function noSuchMessage(message: string, version: string): CommandError {
  return new CommandError(
    'not-supported',
    `expected a message that OCPP ${version} can trigger, not ${message}`,
  );
}
