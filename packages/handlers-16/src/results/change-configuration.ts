import { definedFields, isSecretSetting } from '@csms/services';
import type { ConfigurationStore } from '@csms/store';
import type { ResultHandler16 } from '../types.js';

/** What the answers to ChangeConfiguration work with. */
export interface ChangeConfigurationResultDeps {
  readonly configuration: Pick<ConfigurationStore, 'record'>;
}

/**
 * Keeps the value that a station took and whether it needs a reboot, or that it does not know the key (OCPP 1.6 section
 * 5.3). What was rejected leaves the value as it was.
 */
export function changeConfigurationResult({
  configuration,
}: ChangeConfigurationResultDeps): ResultHandler16<'ChangeConfiguration'> {
  return async ({ request, response: { status } }, { stationId, receivedAt: at }) => {
    if (status === 'Rejected' || !request) return;
    const { key, value } = request;
    if (status === 'NotSupported') {
      await configuration.record(stationId, [{ key, isKnown: false, at }]);
      return;
    }
    const told = definedFields({
      key,
      value: isSecretSetting(key) ? undefined : value,
      isReadonly: false,
      isKnown: true,
      change: { rebootRequired: status === 'RebootRequired', at },
      at,
    });
    await configuration.record(stationId, [told]);
  };
}
