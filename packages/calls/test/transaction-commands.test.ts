import { describe, expect } from 'vitest';
import { examples, testExamples, wire16, wire201 } from './command-examples.js';
import { profile, stationId } from './command-rig.js';

const idToken = { idToken: '04E91C5A', type: 'ISO14443' };
const groupIdToken = { idToken: 'FLEET', type: 'Central' };
const card = { uid: '04E91C5A', type: 'ISO14443', groupId: 'FLEET' } as const;
const accepted = { status: 'Accepted' };
const aNumber: unknown = expect.any(Number);

describe('commands of transactions', () => {
  testExamples([
    ...examples(
      'starts a transaction by a token, with its group (F01, C01.FR.06)',
      (commands) => commands.startTransaction(stationId, { token: card, evseId: 2, remoteStartId: 7 }),
      {
        '1.6': {
          sent: ['RemoteStartTransaction', { idTag: '04E91C5A', connectorId: 2 }],
          response: accepted,
          answer: accepted,
        },
        '2.0.1': {
          sent: ['RequestStartTransaction', { idToken, groupIdToken, remoteStartId: 7, evseId: 2 }],
          response: { status: 'Accepted', transactionId: 'T1' },
          answer: { status: 'Accepted', remoteStartId: 7, transactionId: 'T1' },
        },
      },
    ),
    ...examples(
      'starts a transaction anywhere, limited by a TxProfile without a transaction (F01.FR.08, F02.FR.16, K05.FR.01)',
      (commands) =>
        commands.startTransaction(stationId, {
          token: { uid: '04E91C5A', type: 'ISO14443' },
          chargingProfile: { ...profile, profileId: 3, purpose: 'TxProfile' },
        }),
      {
        '1.6': {
          sent: [
            'RemoteStartTransaction',
            {
              idTag: '04E91C5A',
              chargingProfile: { ...wire16, chargingProfileId: 3, chargingProfilePurpose: 'TxProfile' },
            },
          ],
          response: { status: 'Rejected' },
          answer: { status: 'Rejected' },
        },
        '2.0.1': {
          sent: [
            'RequestStartTransaction',
            {
              idToken,
              remoteStartId: aNumber as number,
              chargingProfile: { ...wire201, id: 3, chargingProfilePurpose: 'TxProfile' },
            },
          ],
          response: {
            status: 'Rejected',
            statusInfo: { reasonCode: 'TxInProgress', additionalInfo: 'busy' },
          },
          answer: {
            status: 'Rejected',
            reason: { code: 'TxInProgress', info: 'busy' },
            remoteStartId: aNumber,
          },
        },
      },
    ),
    ...examples(
      'stops a transaction (F03.FR.01, F04.FR.01)',
      (commands) => commands.stopTransaction(stationId, { transactionId: '42' }),
      {
        '1.6': {
          sent: ['RemoteStopTransaction', { transactionId: 42 }],
          response: accepted,
          answer: accepted,
        },
        '2.0.1': {
          sent: ['RequestStopTransaction', { transactionId: '42' }],
          response: accepted,
          answer: accepted,
        },
      },
    ),
  ]);
});
