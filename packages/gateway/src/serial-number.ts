import type { CallFrame } from '@csms/ocpp-messages';

/** The serial number with which a 2.0.1 station boots; `undefined` for another call, or when the station gives none. */
export function bootSerialNumber({ action, payload }: CallFrame): string | undefined {
  if (action !== 'BootNotification') return undefined;
  const { chargingStation } = Object(payload) as Partial<Record<string, unknown>>;
  const { serialNumber } = Object(chargingStation) as Partial<Record<string, unknown>>;
  return typeof serialNumber === 'string' ? serialNumber : undefined;
}
