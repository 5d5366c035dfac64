import { contentId, definedFields } from '@csms/services';
import { type StationBoot, type StationWorkStore, StoreError } from '@csms/store';

/**
 * Has a station that booted report on itself as soon as possible: on all that it is made of, unless it has reported
 * with the same hardware and firmware, and after a reboot on its monitors, which may have new ids (OCPP 2.0.1
 * B07.FR.14, N04.FR.19). A BootNotification that was triggered need not be a boot, so then a known report on monitors
 * will do.
 *
 * When too much waits for the station already, it is asked when it boots next.
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
