import type { CallHandler16 } from './types.js';

/** Tells the time; that the station lives is known from any message (OCPP 1.6 section 4.6). */
export function heartbeat(): CallHandler16<'Heartbeat'> {
  return (_request, { clock }) => ({ currentTime: clock.now().toISOString() });
}
