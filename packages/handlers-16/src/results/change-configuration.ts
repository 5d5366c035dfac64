import type { ChangeConfigurationRequest, ChangeConfigurationResponse } from '@csms/ocpp-messages/1.6';
import {
  definedFields,
  isPasswordKey,
  isProfileKey,
  isSecretSetting,
  passwordAnswered,
  profileAsked,
} from '@csms/services';
import type { AuthenticationChange, ConfigurationStore, StationStore } from '@csms/store';
import type { ResultHandler16 } from '../types.js';

/** What the answers to ChangeConfiguration work with. */
export interface ChangeConfigurationResultDeps {
  readonly configuration: Pick<ConfigurationStore, 'record'>;
  readonly stations: Pick<StationStore, 'changeAuthentication'>;
}

/**
 * Keeps the value that a station took and whether it needs a reboot, or that it does not know the key (OCPP 1.6 section
 * 5.3). What was rejected leaves the value as it was. How the station proves who it is changes with its password and its
 * security profile (1.6 security whitepaper, A01.FR.03, A01.FR.04, A05).
 */
export function changeConfigurationResult({
  configuration,
  stations,
}: ChangeConfigurationResultDeps): ResultHandler16<'ChangeConfiguration'> {
  return async ({ request, response: { status } }, { stationId, messageId, receivedAt: at }) => {
    if (!request) return;
    const change = authenticationChange(request, status, { messageId, at });
    if (change) await stations.changeAuthentication(stationId, change);
    if (status === 'Rejected') return;
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

function authenticationChange(
  { key, value }: ChangeConfigurationRequest,
  status: ChangeConfigurationResponse['status'],
  { messageId, at }: { readonly messageId: string; readonly at: Date },
): AuthenticationChange | undefined {
  if (isPasswordKey(key)) return passwordAnswered(status, messageId, at);
  const isTaken = status === 'Accepted' || status === 'RebootRequired';
  return isProfileKey(key) && isTaken ? profileAsked(value) : undefined;
}
