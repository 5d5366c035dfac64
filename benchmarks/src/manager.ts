import { handlers16, registrationGuard as registrationGuard16 } from '@csms/handlers-16';
import { handlers201, registrationGuard as registrationGuard201 } from '@csms/handlers-201';
import type { OcppVersion } from '@csms/ocpp-messages';
import { type Ocpp16Messages, ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { createRouter, type Router } from '@csms/router';
import { createLastSeen, createRegistrations, markSeen } from '@csms/services';
import type { Store, Token } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import type { SimulatedStation } from './workload/station.js';

/** A router of any version, with its handlers. */
export type ComposedRouter = Pick<Router<Ocpp16Messages>, 'handle' | 'serve'>;

/** The parts of a manager without its transport. */
export interface Composition {
  /** By version. */
  readonly routers: ReadonlyMap<OcppVersion, ComposedRouter>;
  close(): Promise<void>;
}

/**
 * Composes a manager like the bundled one: all handlers, the guard of registrations, the time of last contact. The
 * caller closes the store.
 */
export async function composeManager(
  stations: readonly SimulatedStation[],
  store: Store = createMemoryStore(),
): Promise<Composition> {
  for (const { stationId, tokenUid } of stations) {
    await store.stations.register(stationId, { authentication: { securityProfile: 1, anyUsername: false } });
    await store.tokens.set(token(tokenUid));
  }
  const lastSeen = createLastSeen({ stations: store.stations });
  const registrations = createRegistrations({ stations: store.stations });
  const guarding = { registrations, calls: store.calls };
  const options = { records: store.calls };
  const router16 = createRouter(ocpp16, options)
    .mount(handlers16({ store }))
    .use(markSeen(lastSeen))
    .use(registrationGuard16(guarding));
  const router201 = createRouter(ocpp201, options)
    .mount(handlers201({ store }))
    .use(markSeen(lastSeen))
    .use(registrationGuard201(guarding));
  const routers = new Map<OcppVersion, ComposedRouter>([
    ['1.6', router16],
    ['2.0.1', router201],
  ]);
  return { routers, close: () => lastSeen.close() };
}

function token(uid: string): Token {
  return {
    countryCode: 'DE',
    partyId: 'ABC',
    type: 'RFID',
    uid,
    contractId: `DEABCC${uid}`,
    issuer: 'Example Mobility',
    valid: true,
    cacheMode: 'ALWAYS',
    lastUpdated: new Date(),
  };
}
