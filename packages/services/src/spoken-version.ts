import type { Station } from '@csms/store';

/**
 * The version of OCPP that a station speaks: that of its connection or its boot, whichever is later, since it may speak
 * another one each time. `undefined` when neither is known.
 */
export function spokenVersion({
  boot,
  connection,
}: Pick<Station, 'boot' | 'connection'>): string | undefined {
  if (connection?.ocppVersion === undefined) return boot?.ocppVersion;
  return boot && boot.at > connection.at ? boot.ocppVersion : connection.ocppVersion;
}
