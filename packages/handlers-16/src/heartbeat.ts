import type { CallHandler16 } from './types.js';

/** Tells the time. Any message shows that the station is alive (OCPP 1.6 section 4.6). */
export function heartbeat(): CallHandler16<'Heartbeat'> {
  return (_request, { clock }) => ({ currentTime: clock.now().toISOString() });
}
