import type { OcppVersion, Shape } from '@csms/ocpp-messages';

/** The shapes of what a version's stations send, loaded when the first of them is lenient. */
export async function loadShapes(version: OcppVersion): Promise<ReadonlyMap<string, Shape>> {
  switch (version) {
    case '1.6':
      return (await import('@csms/ocpp-messages/1.6/shapes')).shapes16;
    case '2.0.1':
      return (await import('@csms/ocpp-messages/2.0.1/shapes')).shapes201;
    case '2.1':
      return (await import('@csms/ocpp-messages/2.1/shapes')).shapes21;
  }
}
