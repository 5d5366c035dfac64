import { defaultMaxChainLength, spokenVersion } from '@csms/services';
import type { ConfigurationStore, DeviceModelStore, Station } from '@csms/store';

/** Where stations' settings are kept. */
export interface ChainLengthDeps {
  readonly configuration: Pick<ConfigurationStore, 'find'>;
  readonly deviceModel: Pick<DeviceModelStore, 'find'>;
}

/** What 1.6 calls the setting: the security whitepaper, and the Plug & Charge extension. */
const keys = ['CertificateSignedMaxChainSize', 'MaxCertificateChainSize'];

/** How many characters of a certificate chain a station takes, as far as it told (2.0.1 A02.FR.16). */
export async function maxChainLength(deps: ChainLengthDeps, station: Station): Promise<number> {
  for (const value of await settingsOf(deps, station)) {
    const length = Number(value);
    if (Number.isInteger(length) && length > 0) return Math.min(length, defaultMaxChainLength);
  }
  return defaultMaxChainLength;
}

async function settingsOf(
  { configuration, deviceModel }: ChainLengthDeps,
  station: Station,
): Promise<readonly (string | undefined)[]> {
  const { stationId } = station;
  if (spokenVersion(station) === '1.6') {
    const found = await Promise.all(keys.map((key) => configuration.find(stationId, key)));
    return found.map((key) => key?.value);
  }
  const variable = { name: 'MaxCertificateChainSize' };
  const found = await deviceModel.find(stationId, { name: 'SecurityCtrlr' }, variable);
  return found ? found.attributes.filter(({ type }) => type === 'Actual').map(({ value }) => value) : [];
}
