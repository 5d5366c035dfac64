import type { Command, CommandsDeps, StatusAnswer } from './command.js';
import { createCommand } from './create-command.js';
import { message16, message201, readStatus } from './message.js';

/** A reservation that is no longer wanted. */
export interface CancelReservation {
  readonly reservationId: number;
}

/** `Rejected` when the station has no such reservation. */
export type CancelReservationAnswer = StatusAnswer<'Accepted' | 'Rejected'>;

/** Cancels a reservation (1.6 section 5.1; 2.0.1 H02). */
export function cancelReservation(deps: CommandsDeps): Command<CancelReservation, CancelReservationAnswer> {
  return createCommand(deps, {
    '1.6': ({ reservationId }) => message16('CancelReservation', { reservationId }, readStatus),
    '2.0.1': ({ reservationId }) => message201('CancelReservation', { reservationId }, readStatus),
  });
}
