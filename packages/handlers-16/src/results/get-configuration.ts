import { definedFields, isSecretSetting } from '@csms/services';
import type { ConfigurationKey, ConfigurationStore } from '@csms/store';
import type { ResultHandler16 } from '../types.js';

/** What the answers to GetConfiguration work with. */
export interface GetConfigurationResultDeps {
  readonly configuration: Pick<ConfigurationStore, 'record'>;
}

/** Keeps the keys that a station tells of, and which it does not know (OCPP 1.6 section 5.8). */
export function getConfigurationResult({
  configuration,
}: GetConfigurationResultDeps): ResultHandler16<'GetConfiguration'> {
  return async ({ response }, { stationId, receivedAt: at }) => {
    const { configurationKey = [], unknownKey = [] } = response;
    const known = configurationKey.map(({ key, value, readonly: isReadonly }) =>
      definedFields({ key, value: isSecretSetting(key) ? undefined : value, isReadonly, isKnown: true, at }),
    );
    const unknown = unknownKey.map((key): ConfigurationKey => ({ key, isKnown: false, at }));
    if (known.length + unknown.length > 0) await configuration.record(stationId, [...unknown, ...known]);
  };
}
