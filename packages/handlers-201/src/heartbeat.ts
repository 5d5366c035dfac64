import type { CallHandler201 } from './types.js';

/** Tells the time (OCPP 2.0.1 G02.FR.03). Any message shows that the station is alive (G02.FR.04). */
export function heartbeat(): CallHandler201<'Heartbeat'> {
  return (_request, { clock }) => ({ currentTime: clock.now().toISOString() });
}
