import { isStationId } from '@csms/api';
import {
  type LookUpCertificate,
  type LookUpStation,
  lookUpByApi,
  lookUpCertificateByApi,
  type RegisterUnknown,
  registerUnknownByApi,
  type TellRefused,
  tellRefusedByApi,
} from '@csms/gateway';
import { createCertificateLookup, createStationLookup } from '@csms/services';
import { type Store, StoreError } from '@csms/store';
import type { Config } from './config.js';
import { ConfigError } from './config-error.js';
import { isApiReady, isStoreReady } from './readiness.js';
import type { Readiness } from './service.js';

/** Where a gateway learns how stations prove who they are, and reports those that it turned away. */
export interface StationRegistry {
  readonly lookUpStation: LookUpStation;
  readonly lookUpCertificate: LookUpCertificate;
  readonly tellRefused: TellRefused;
  readonly registerUnknown: RegisterUnknown;
  /** Whether it is there, by its name. */
  readiness(): Promise<Readiness>;
}

/**
 * The API that a gateway is configured to ask, or else the store.
 *
 * @throws {ConfigError} when there is neither.
 */
export function stationRegistryOf(
  { apiUrl: url, apiKey }: Pick<Config['gateway'], 'apiUrl' | 'apiKey'>,
  store: Store | undefined,
): StationRegistry {
  if (url !== undefined) return ofApi(url, apiKey);
  if (store) return ofStore(store);
  throw new ConfigError(
    'gateway.api_url',
    'expected the URL of the api, which a gateway asks for its stations',
  );
}

function ofApi(url: string, apiKey: string | undefined): StationRegistry {
  const options = { url, apiKey };
  return {
    lookUpStation: lookUpByApi(options),
    lookUpCertificate: lookUpCertificateByApi(options),
    tellRefused: tellRefusedByApi(options),
    registerUnknown: registerUnknownByApi(options),
    readiness: async () => ({ api: await isApiReady(url) }),
  };
}

function ofStore(store: Store): StationRegistry {
  return {
    lookUpStation: createStationLookup(store.stations),
    lookUpCertificate: createCertificateLookup(store.clientCertificates),
    tellRefused: (refused) => store.refusedConnections.record(refused),
    async registerUnknown(stationId, authentication) {
      // No operator could accept it, or remove it.
      if (!isStationId(stationId)) return;
      try {
        await store.stations.registerUnknown(stationId, authentication);
      } catch (error) {
        // Its id differs from another in case only, so it stays unknown.
        if (!(error instanceof StoreError && error.code === 'conflict')) throw error;
      }
    },
    readiness: async () => ({ store: await isStoreReady(store) }),
  };
}
