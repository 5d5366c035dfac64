import type { Command, CommandsDeps, StatusAnswer } from './command.js';
import { CommandError } from './command-error.js';
import { createCommand } from './create-command.js';
import { message16, message201, readStatus } from './message.js';
import { connector16 } from './places.js';

/** A connector to be unlocked. */
export interface UnlockConnector {
  readonly evseId: number;
  /** 1 by default. */
  readonly connectorId?: number;
}

/** Whether the connector is unlocked. 1.6 has no `OngoingTransaction`: its stations may stop one instead. */
export type UnlockConnectorAnswer = StatusAnswer<
  'Unlocked' | 'UnlockFailed' | 'NotSupported' | 'OngoingTransaction' | 'UnknownConnector'
>;

/** Releases a cable (1.6 section 5.18; 2.0.1 F05). It is not meant to stop a transaction. */
export function unlockConnector(deps: CommandsDeps): Command<UnlockConnector, UnlockConnectorAnswer> {
  return createCommand<UnlockConnector, UnlockConnectorAnswer>(deps, {
    '1.6': (input) => message16('UnlockConnector', { connectorId: connector16(checked(input)) }, readStatus),
    '2.0.1': (input) =>
      message201('UnlockConnector', checked(input), ({ status, ...rest }) => ({
        ...readStatus({ ...rest, status: 'Unlocked' as const }),
        status: status === 'OngoingAuthorizedTransaction' ? 'OngoingTransaction' : status,
      })),
  });
}

function checked({ evseId, connectorId = 1 }: UnlockConnector): Required<UnlockConnector> {
  if (evseId > 0 && connectorId > 0) return { evseId, connectorId };
  throw new CommandError('invalid-command', 'expected one connector of an EVSE, both above 0');
}
