import { numberFrom } from '@csms/services';

/**
 * A number for what a station wants to be unique: a remote start, a reservation, a request. It follows from the id of the
 * call, which is random, so no counter is shared by the processes that send calls, and a command that is given twice asks
 * for the same thing. 31 bits, positive: of a hundred numbers that a station has in use at a time, two are the same once
 * in 400,000 times.
 */
export function idFrom(callId: string): number {
  return numberFrom(callId);
}
