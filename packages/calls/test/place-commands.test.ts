import { describe, expect } from 'vitest';
import { examples, testExamples } from './command-examples.js';
import { stationId } from './command-rig.js';

const idToken = { idToken: '04E91C5A', type: 'ISO14443' };
const groupIdToken = { idToken: 'FLEET', type: 'Central' };
const card = { uid: '04E91C5A', type: 'ISO14443', groupId: 'FLEET' } as const;
const later = new Date('2026-03-01T13:00:00Z');
const accepted = { status: 'Accepted' };
const aNumber: unknown = expect.any(Number);

describe('commands of places', () => {
  testExamples([
    ...examples('unlocks a connector', (commands) => commands.unlockConnector(stationId, { evseId: 2 }), {
      '1.6': {
        sent: ['UnlockConnector', { connectorId: 2 }],
        response: { status: 'NotSupported' },
        answer: { status: 'NotSupported' },
      },
      '2.0.1': {
        sent: ['UnlockConnector', { evseId: 2, connectorId: 1 }],
        response: { status: 'OngoingAuthorizedTransaction', statusInfo: { reasonCode: 'TxInProgress' } },
        answer: { status: 'OngoingTransaction', reason: { code: 'TxInProgress' } },
      },
    }),
    ...examples(
      'takes a connector out of service',
      (commands) =>
        commands.changeAvailability(stationId, { availability: 'Inoperative', evseId: 2, connectorId: 1 }),
      {
        '1.6': {
          sent: ['ChangeAvailability', { type: 'Inoperative', connectorId: 2 }],
          response: { status: 'Scheduled' },
          answer: { status: 'Scheduled' },
        },
        '2.0.1': {
          sent: ['ChangeAvailability', { operationalStatus: 'Inoperative', evse: { id: 2, connectorId: 1 } }],
          response: { status: 'Scheduled' },
          answer: { status: 'Scheduled' },
        },
      },
    ),
    ...examples(
      'takes a whole EVSE into service',
      (commands) =>
        commands.changeAvailability(stationId, { availability: 'Operative', evseId: 2, connectorId: 0 }),
      {
        '1.6': {
          sent: ['ChangeAvailability', { type: 'Operative', connectorId: 2 }],
          response: accepted,
          answer: accepted,
        },
        '2.0.1': {
          sent: ['ChangeAvailability', { operationalStatus: 'Operative', evse: { id: 2 } }],
          response: accepted,
          answer: accepted,
        },
      },
    ),
    ...examples(
      'takes a whole station into service',
      (commands) => commands.changeAvailability(stationId, { availability: 'Operative', evseId: 0 }),
      {
        '1.6': {
          sent: ['ChangeAvailability', { type: 'Operative', connectorId: 0 }],
          response: accepted,
          answer: accepted,
        },
        '2.0.1': {
          sent: ['ChangeAvailability', { operationalStatus: 'Operative' }],
          response: accepted,
          answer: accepted,
        },
      },
    ),
    ...examples(
      'keeps a place',
      (commands) =>
        commands.reserveNow(stationId, { token: card, evseId: 2, expiresAt: later, reservationId: 9 }),
      {
        '1.6': {
          sent: [
            'ReserveNow',
            {
              connectorId: 2,
              expiryDate: later.toISOString(),
              idTag: '04E91C5A',
              parentIdTag: 'FLEET',
              reservationId: 9,
            },
          ],
          response: { status: 'Occupied' },
          answer: { status: 'Occupied', reservationId: 9 },
        },
        '2.0.1': {
          sent: [
            'ReserveNow',
            { id: 9, expiryDateTime: later.toISOString(), idToken, groupIdToken, evseId: 2 },
          ],
          response: { status: 'Occupied' },
          answer: { status: 'Occupied', reservationId: 9 },
        },
      },
    ),
    ...examples(
      'keeps any place',
      (commands) => commands.reserveNow(stationId, { token: card, expiresAt: later }),
      {
        '1.6': {
          sent: ['ReserveNow', expect.objectContaining({ connectorId: 0, reservationId: aNumber }) as object],
          response: accepted,
          answer: { status: 'Accepted', reservationId: aNumber },
        },
        '2.0.1': {
          sent: ['ReserveNow', { id: aNumber, expiryDateTime: later.toISOString(), idToken, groupIdToken }],
          response: accepted,
          answer: { status: 'Accepted', reservationId: aNumber },
        },
      },
    ),
    ...examples(
      'keeps a place with a kind of connector',
      (commands) =>
        commands.reserveNow(stationId, {
          token: card,
          expiresAt: later,
          connectorType: 'cCCS2',
          reservationId: 9,
        }),
      {
        '2.0.1': {
          sent: ['ReserveNow', expect.objectContaining({ connectorType: 'cCCS2' }) as object],
          response: accepted,
          answer: { status: 'Accepted', reservationId: 9 },
        },
      },
    ),
    ...examples(
      'takes back a reservation',
      (commands) => commands.cancelReservation(stationId, { reservationId: 9 }),
      {
        '1.6': {
          sent: ['CancelReservation', { reservationId: 9 }],
          response: accepted,
          answer: accepted,
        },
        '2.0.1': {
          sent: ['CancelReservation', { reservationId: 9 }],
          response: accepted,
          answer: accepted,
        },
      },
    ),
  ]);
});
