import type { TriggerMessageRequest } from '@csms/ocpp-messages/2.0.1';
import type { RegistrationGuardDeps } from '@csms/services';

/** The message that a trigger brings, where it is not the one of its name. */
const sentFor: ReadonlyMap<unknown, string> = new Map<TriggerMessageRequest['requestedMessage'], string>([
  ['SignChargingStationCertificate', 'SignCertificate'],
  ['SignV2GCertificate', 'SignCertificate'],
  ['SignCombinedCertificate', 'SignCertificate'],
]);

/** Whether a call of ours asks for a message: by a trigger, or for a report by its id (OCPP 2.0.1 B01.FR.10). */
export const asksFor: RegistrationGuardDeps['asksFor'] = ({ action, request }, message) => {
  switch (action) {
    case 'TriggerMessage': {
      const requested = 'requestedMessage' in request ? request.requestedMessage : undefined;
      return (sentFor.get(requested) ?? requested) === message.action;
    }
    case 'GetBaseReport':
    case 'GetReport':
      return message.action === 'NotifyReport' && requestIdOf(request) === requestIdOf(message.request);
    default:
      return false;
  }
};

/** A payload without an id gets an object of its own, which equals no other. */
function requestIdOf(payload: unknown): unknown {
  return typeof payload === 'object' && payload !== null && 'requestId' in payload
    ? payload.requestId
    : Symbol('no id');
}
