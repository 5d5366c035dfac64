import type { ExtendedTriggerMessageRequest, TriggerMessageRequest } from '@csms/ocpp-messages/1.6';
import type { RegistrationGuardDeps } from '@csms/services';
import { foldCase } from '@csms/store';

type Requested = (TriggerMessageRequest | ExtendedTriggerMessageRequest)['requestedMessage'];

/** The messages that a trigger may bring, where they are not just the one of its name. */
const sentFor: ReadonlyMap<unknown, readonly string[]> = new Map<Requested, readonly string[]>([
  ['SignChargePointCertificate', ['SignCertificate']],
  ['FirmwareStatusNotification', ['FirmwareStatusNotification', 'SignedFirmwareStatusNotification']],
]);

/**
 * Whether a call of ours triggers a message (OCPP 1.6 section 5.17; security whitepaper, ExtendedTriggerMessage; the
 * TriggerMessage of both Plug & Charge extensions, which asks for a SignCertificate).
 */
export const triggers: RegistrationGuardDeps['asksFor'] = ({ action, request }, message) => {
  if (action === 'DataTransfer') {
    const vendorId = vendorOf(request, 'TriggerMessage');
    const isSent =
      message.action === 'DataTransfer' && vendorOf(message.request, 'SignCertificate') === vendorId;
    return vendorId !== undefined && isSent;
  }
  if (action !== 'TriggerMessage' && action !== 'ExtendedTriggerMessage') return false;
  const requested = 'requestedMessage' in request ? request.requestedMessage : undefined;
  return sentFor.get(requested)?.includes(message.action) ?? requested === message.action;
};

/** The vendor whose message a DataTransfer carries, which was not validated; `undefined` for another message. */
function vendorOf(request: unknown, message: string): string | undefined {
  if (typeof request !== 'object' || request === null) return undefined;
  const { vendorId, messageId } = request as { readonly vendorId?: unknown; readonly messageId?: unknown };
  if (typeof vendorId !== 'string' || typeof messageId !== 'string') return undefined;
  return foldCase(messageId) === foldCase(message) ? foldCase(vendorId) : undefined;
}
