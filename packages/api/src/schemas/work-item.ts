import { hideSecrets } from '@csms/calls';
import {
  awaitsReboot,
  type RootCertificateUse,
  type StationBoot,
  type Wanted,
  type WorkItem,
} from '@csms/store';
import { type CertificateTypeJson, certificateUses } from './certificates-to-install.js';
import { dateTime } from './common.js';
import { integer, objectOf, oneOf, text } from './object-of.js';
import { triggeredMessages } from './trigger.js';

const types = {
  v2g_root: 'V2G',
  mo_root: 'MO',
  manufacturer_root: 'MF',
  csms_root: 'CSMS',
} as const satisfies Record<RootCertificateUse, CertificateTypeJson>;

/** Schema of something wanted of a station. */
export const workItemSchema = objectOf(
  {
    kind: oneOf(['setting', 'certificate', 'trigger', 'unlisting', 'report', 'call']),
    status: oneOf(
      ['Pending', 'Accepted', 'RebootRequired', 'Rejected', 'Failed'],
      'Pending until the station took it, rejected it, or it was given up',
    ),
    attempts: integer('How often the station was asked'),
    requestedAt: { ...dateTime, description: 'When it was last requested' },
  },
  {
    name: text('Of a setting', 'HeartbeatInterval'),
    value: text('Of a setting; *** when it is secret'),
    type: oneOf(Object.keys(certificateUses), 'Of a certificate'),
    certificate: text('PEM'),
    trigger: oneOf(triggeredMessages, 'The message that the station is to send'),
    uid: text('Of a token that is taken off the local list', '04E91C5A'),
    report: oneOf(['inventory', 'monitors'], 'What the station is to report on, since it booted'),
    callId: text('Of a call that a service queued'),
    action: text('Of a call that a service queued', 'ClearCache'),
    reason: text('Why it was rejected or given up, or what came of the last attempt'),
    dueAt: { ...dateTime, description: 'When it is tried again, unless the station connects earlier' },
    endedAt: { ...dateTime, description: 'When it ended' },
  },
);

/**
 * Writes something wanted of a station.
 *
 * @param boot the station's last boot: what waited for a reboot took effect with it
 */
export function toWorkItemJson(item: WorkItem, boot: Pick<StationBoot, 'at'> | undefined): object {
  const { wanted, status, reason, attempts, requestedAt, dueAt, endedAt } = item;
  const change = endedAt && { rebootRequired: true, at: endedAt };
  const isInEffect = status === 'RebootRequired' && !awaitsReboot(change, boot?.at);
  return {
    kind: wanted.kind,
    ...wantedJson(wanted),
    status: isInEffect ? 'Accepted' : status,
    reason,
    attempts,
    requestedAt,
    dueAt,
    endedAt,
  };
}

function wantedJson(wanted: Wanted): object {
  switch (wanted.kind) {
    case 'setting':
      return hideSecrets({ name: wanted.name, value: wanted.value });
    case 'certificate':
      return { type: types[wanted.use], certificate: wanted.certificate };
    case 'trigger':
      return { trigger: wanted.message };
    case 'unlisting':
      return { uid: hideSecrets({ uid: wanted.uid, type: wanted.type }).uid };
    case 'report':
      return { report: wanted.report };
    case 'call':
      return { callId: wanted.callId, action: wanted.action };
  }
}
