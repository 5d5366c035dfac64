import { contentId, definedFields } from '@csms/services';
import { type StationBoot, type StationWorkStore, StoreError } from '@csms/store';

/**
 * Has a station that booted report on itself, as soon as it may: on all that it is made of, unless it did so as what it
 * says that it is, and after a reboot on its monitors, whose ids may be others now (OCPP 2.0.1 B07.FR.14, N04.FR.19). For
 * a station that was told to boot, and so need not have, a report on its monitors that is known is good.
 *
 * Where so much waits for the station that there is no room, it is asked when it boots next.
 */
export async function requestReports(
  stationWork: Pick<StationWorkStore, 'request'>,
  stationId: string,
  boot: StationBoot,
): Promise<void> {
  const { vendor, model, serialNumber, firmwareVersion, iccid, imsi, reason, at } = boot;
  const of = contentId(vendor, model, serialNumber, firmwareVersion, iccid, imsi);
  const ofBoot = reason === 'Triggered' ? undefined : at.toISOString();
  const wanted = [
    { kind: 'report', report: 'inventory', of },
    definedFields({ kind: 'report' as const, report: 'monitors' as const, of, boot: ofBoot }),
  ] as const;
  try {
    await stationWork.request(stationId, wanted, at);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'full') throw error;
  }
}
