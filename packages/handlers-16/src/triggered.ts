import type { ExtendedTriggerMessageRequest, TriggerMessageRequest } from '@csms/ocpp-messages/1.6';
import type { RegistrationGuardDeps } from '@csms/services';

type Requested = (TriggerMessageRequest | ExtendedTriggerMessageRequest)['requestedMessage'];

/** What a station sends when it is asked for a message, where that is not the message of that name alone. */
const sentFor: ReadonlyMap<unknown, readonly string[]> = new Map<Requested, readonly string[]>([
  ['SignChargePointCertificate', ['SignCertificate']],
  ['FirmwareStatusNotification', ['FirmwareStatusNotification', 'SignedFirmwareStatusNotification']],
]);

/** Whether a call of ours triggers a message (OCPP 1.6 section 5.17; security whitepaper, ExtendedTriggerMessage). */
export const triggers: RegistrationGuardDeps['asksFor'] = ({ action, request }, message) => {
  if (action !== 'TriggerMessage' && action !== 'ExtendedTriggerMessage') return false;
  const requested = 'requestedMessage' in request ? request.requestedMessage : undefined;
  return sentFor.get(requested)?.includes(message.action) ?? requested === message.action;
};
