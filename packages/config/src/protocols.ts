import type { OcppVersion, Protocol } from '@csms/ocpp-messages';

/** The messages of some versions of OCPP. Only those are loaded. */
export function protocolsOf(versions: readonly OcppVersion[]): Promise<readonly Protocol[]> {
  return Promise.all(versions.map(protocolOf));
}

async function protocolOf(version: OcppVersion): Promise<Protocol> {
  switch (version) {
    case '1.6':
      return (await import('@csms/ocpp-messages/1.6')).ocpp16;
    case '2.0.1':
      return (await import('@csms/ocpp-messages/2.0.1')).ocpp201;
    case '2.1':
      return (await import('@csms/ocpp-messages/2.1')).ocpp21;
  }
}
