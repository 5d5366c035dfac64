import { describe } from 'vitest';
import { examples, testExamples, wire16, wire201 } from './command-examples.js';
import { profile, stationId } from './command-rig.js';

const accepted = { status: 'Accepted' };

describe('commands of charging profiles', () => {
  testExamples([
    ...examples(
      'sets a charging profile (K01.FR.08)',
      (commands) =>
        commands.setChargingProfile(stationId, { evseId: 1, profile: { ...profile, profileId: 5 } }),
      {
        '1.6': {
          sent: [
            'SetChargingProfile',
            { connectorId: 1, csChargingProfiles: { ...wire16, chargingProfileId: 5 } },
          ],
          response: { status: 'NotSupported' },
          answer: { status: 'NotSupported', profileId: 5 },
        },
        '2.0.1': {
          sent: ['SetChargingProfile', { evseId: 1, chargingProfile: { ...wire201, id: 5 } }],
          response: accepted,
          answer: { status: 'Accepted', profileId: 5 },
        },
      },
    ),
    ...examples(
      'sets a charging profile of a transaction (K01.FR.01, K01.FR.02, K01.FR.03, K02.FR.03)',
      (commands) =>
        commands.setChargingProfile(stationId, {
          evseId: 1,
          profile: { ...profile, profileId: 5, purpose: 'TxProfile', transactionId: '42' },
        }),
      {
        '1.6': {
          sent: [
            'SetChargingProfile',
            {
              connectorId: 1,
              csChargingProfiles: {
                ...wire16,
                chargingProfileId: 5,
                chargingProfilePurpose: 'TxProfile',
                transactionId: 42,
              },
            },
          ],
          response: accepted,
          answer: { status: 'Accepted', profileId: 5 },
        },
        '2.0.1': {
          sent: [
            'SetChargingProfile',
            {
              evseId: 1,
              chargingProfile: {
                ...wire201,
                id: 5,
                chargingProfilePurpose: 'TxProfile',
                transactionId: '42',
              },
            },
          ],
          response: accepted,
          answer: { status: 'Accepted', profileId: 5 },
        },
      },
    ),
    ...examples(
      'clears a charging profile by its id (K10.FR.02)',
      (commands) => commands.clearChargingProfile(stationId, { profileId: 5 }),
      {
        '1.6': { sent: ['ClearChargingProfile', { id: 5 }], response: accepted, answer: accepted },
        '2.0.1': {
          sent: ['ClearChargingProfile', { chargingProfileId: 5 }],
          response: { status: 'Unknown' },
          answer: { status: 'Unknown' },
        },
      },
    ),
    ...examples(
      'clears charging profiles by what they have in common (K10.FR.02)',
      (commands) =>
        commands.clearChargingProfile(stationId, {
          evseId: 0,
          purpose: 'ChargingStationMaxProfile',
          stackLevel: 0,
        }),
      {
        '1.6': {
          sent: [
            'ClearChargingProfile',
            { connectorId: 0, chargingProfilePurpose: 'ChargePointMaxProfile', stackLevel: 0 },
          ],
          response: accepted,
          answer: accepted,
        },
        '2.0.1': {
          sent: [
            'ClearChargingProfile',
            {
              chargingProfileCriteria: {
                evseId: 0,
                chargingProfilePurpose: 'ChargingStationMaxProfile',
                stackLevel: 0,
              },
            },
          ],
          response: accepted,
          answer: accepted,
        },
      },
    ),
    ...examples('clears all charging profiles', (commands) => commands.clearChargingProfile(stationId, {}), {
      '1.6': { sent: ['ClearChargingProfile', {}], response: accepted, answer: accepted },
    }),
  ]);
});
