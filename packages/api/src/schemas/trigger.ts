import type { TriggeredMessage } from '@csms/store';
import { objectOf, oneOf } from './object-of.js';

/** What a station can be asked to send. */
export const triggeredMessages = [
  'BootNotification',
  'StatusNotification',
  'SignV2GCertificate',
  'SignChargingStationCertificate',
  'SignCombinedCertificate',
] as const satisfies readonly TriggeredMessage[];

/** A message that a station is to send, as MaEVe's API has it. */
export interface TriggerJson {
  readonly trigger: TriggeredMessage;
}

/** Schema of {@link TriggerJson}. */
export const triggerSchema = objectOf({ trigger: oneOf(triggeredMessages) });
