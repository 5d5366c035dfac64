import type { ReserveNowRequest } from '@csms/ocpp-messages/2.0.1';
import { definedFields } from '@csms/services';
import type { Command, CommandsDeps, StatusAnswer } from './command.js';
import { CommandError } from './command-error.js';
import { createCommand } from './create-command.js';
import { idFrom } from './id-from.js';
import { message16, message201, readStatus } from './message.js';
import { evseIdOf } from './places.js';
import { type CommandToken, tokenFields201 } from './token.js';

/** A place to be reserved for a driver. */
export interface ReserveNow {
  readonly token: CommandToken;
  readonly expiresAt: Date;
  /** The EVSE; absent or 0 when any will do. */
  readonly evseId?: number;
  /** Kind of connector in the words of 2.0.1, when any EVSE with such a connector will do; 1.6 has no such thing. */
  readonly connectorType?: NonNullable<ReserveNowRequest['connectorType']>;
  /** One that the station has already is replaced. Follows from the id of the call by default. */
  readonly reservationId?: number;
}

/** Whether the place is reserved. */
export interface ReserveNowAnswer
  extends StatusAnswer<'Accepted' | 'Faulted' | 'Occupied' | 'Rejected' | 'Unavailable'> {
  readonly reservationId: number;
}

/** Reserves a place for a driver (1.6 section 5.13; 2.0.1 H01). */
export function reserveNow(deps: CommandsDeps): Command<ReserveNow, ReserveNowAnswer> {
  return createCommand(deps, {
    '1.6': ({ token, expiresAt, connectorType, reservationId, ...place }, { callId }) => {
      if (connectorType) {
        throw new CommandError(
          'not-supported',
          'expected no kind of connector: OCPP 1.6 reserves a certain one',
        );
      }
      const request = definedFields({
        connectorId: evseIdOf(place) ?? 0,
        expiryDate: expiresAt.toISOString(),
        idTag: token.uid,
        parentIdTag: token.groupId,
        reservationId: reservationId ?? idFrom(callId),
      });
      return message16('ReserveNow', request, (response, sent) => ({
        ...readStatus(response),
        reservationId: sent.reservationId,
      }));
    },
    '2.0.1': ({ token, expiresAt, connectorType, reservationId, ...place }, { callId }) => {
      const request = definedFields({
        ...tokenFields201(token),
        id: reservationId ?? idFrom(callId),
        expiryDateTime: expiresAt.toISOString(),
        connectorType,
        evseId: evseIdOf(place),
      });
      return message201('ReserveNow', request, (response, { id }) => ({
        ...readStatus(response),
        reservationId: id,
      }));
    },
  });
}
