import type { StationStore } from '@csms/store';

/** What a serial number must look like to be a name in a certificate: text without wildcards. */
const serialPattern = /^[A-Za-z0-9][\x20-\x7e]*$/;

/**
 * What a certificate may call a station: its id, and the serial number that it told when it booted (2.0.1 A00.FR.405). A
 * serial number that is another station's id is not among them: by saying so in its boot a station would get a
 * certificate to connect as that one.
 */
export async function stationNames(
  stations: Pick<StationStore, 'find'>,
  stationId: string,
): Promise<readonly string[]> {
  const serialNumber = (await stations.find(stationId))?.boot?.serialNumber;
  if (serialNumber === undefined || !serialPattern.test(serialNumber)) return [stationId];
  return (await stations.find(serialNumber)) ? [stationId] : [stationId, serialNumber];
}
