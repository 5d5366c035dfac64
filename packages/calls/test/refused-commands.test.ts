import { describe, expect, it } from 'vitest';
import { type CallVersion, CommandError, type CommandErrorCode, type Commands } from '../src/index.js';
import { aCommandRig, profile, stationId } from './command-rig.js';
import { now } from './rig.js';

const token = { uid: '04E91C5A', type: 'ISO14443' } as const;
const location = 'https://f.example/1.bin';

type Refusal = readonly [
  what: string,
  version: CallVersion,
  code: CommandErrorCode,
  message: string,
  run: (commands: Commands) => Promise<unknown>,
];

const notIn16: readonly Refusal[] = [
  [
    'a reset when it is idle',
    '1.6',
    'not-supported',
    'Immediate or Hard',
    (commands) => commands.reset(stationId, { type: 'OnIdle' }),
  ],
  [
    'a reset of one EVSE',
    '1.6',
    'not-supported',
    'a reset of the whole station',
    (commands) => commands.reset(stationId, { type: 'Hard', evseId: 1 }),
  ],
  [
    'the second connector of an EVSE',
    '1.6',
    'not-supported',
    'connector 1 of EVSE 3',
    (commands) => commands.unlockConnector(stationId, { evseId: 3, connectorId: 2 }),
  ],
  [
    'to reserve a kind of connector',
    '1.6',
    'not-supported',
    'no kind of connector',
    (commands) => commands.reserveNow(stationId, { token, expiresAt: now, connectorType: 'sType2' }),
  ],
  [
    'when to install firmware that is not signed',
    '1.6',
    'not-supported',
    'no time of installation and no id',
    (commands) => commands.updateFirmware(stationId, { location, installAt: now }),
  ],
  [
    'an id of firmware that is not signed',
    '1.6',
    'not-supported',
    'no time of installation and no id',
    (commands) => commands.updateFirmware(stationId, { location, requestId: 1 }),
  ],
  [
    'to send a message that it does not have',
    '1.6',
    'not-supported',
    'a message that OCPP 1.6 can trigger, not TransactionEvent',
    (commands) => commands.triggerMessage(stationId, { message: 'TransactionEvent' }),
  ],
  [
    'to ask for a certificate for both of its uses',
    '1.6',
    'not-supported',
    'a message that OCPP 1.6 can trigger, not SignCombinedCertificate',
    (commands) => commands.triggerMessage(stationId, { message: 'SignCombinedCertificate' }),
  ],
  [
    'a profile of two schedules',
    '1.6',
    'not-supported',
    'one schedule',
    (commands) =>
      commands.setChargingProfile(stationId, {
        evseId: 1,
        profile: { ...profile, schedules: [...profile.schedules, ...profile.schedules] },
      }),
  ],
  [
    'to use a certain phase',
    '1.6',
    'not-supported',
    'neither sales tariff nor phase',
    (commands) => commands.setChargingProfile(stationId, { evseId: 1, profile: onePhase }),
  ],
  [
    'to clear profiles of a purpose that it does not have',
    '1.6',
    'not-supported',
    'expected one of ChargingStationMaxProfile, TxDefaultProfile, TxProfile, not Other',
    (commands) => commands.clearChargingProfile(stationId, { purpose: 'Other' }),
  ],
];

const onePhase = {
  ...profile,
  schedules: [{ unit: 'A' as const, periods: [{ startS: 0, limit: 6, numberPhases: 1, phaseToUse: 2 }] }],
};

const notIn201: readonly Refusal[] = [
  [
    'the diagnostics of 1.6',
    '2.0.1',
    'not-supported',
    'a message that OCPP 2.0.1 can trigger',
    (commands) => commands.triggerMessage(stationId, { message: 'DiagnosticsStatusNotification' }),
  ],
  [
    'all settings',
    '2.0.1',
    'not-supported',
    'expected names',
    (commands) => commands.readSettings(stationId, {}),
  ],
  [
    'to use a phase where it is not known to switch them (K01.FR.20)',
    '2.0.1',
    'not-supported',
    'no phase to use',
    (commands) => commands.setChargingProfile(stationId, { evseId: 1, profile: onePhase }),
  ],
];

const wrong: readonly Refusal[] = [
  [
    'to stop what has no number',
    '1.6',
    'invalid-command',
    'expected a number',
    (commands) => commands.stopTransaction(stationId, { transactionId: 'T1' }),
  ],
  [
    'to stop number 0',
    '1.6',
    'invalid-command',
    'expected a number',
    (commands) => commands.stopTransaction(stationId, { transactionId: '0' }),
  ],
  [
    'to start by a token of no type',
    '2.0.1',
    'invalid-command',
    'the type of the token',
    (commands) => commands.startTransaction(stationId, { token: { uid: 'A' } }),
  ],
  [
    'to start at an EVSE below 0',
    '2.0.1',
    'invalid-command',
    'an EVSE from 0',
    (commands) => commands.startTransaction(stationId, { token, evseId: -1 }),
  ],
  [
    'the status of no connector (F06.FR.13)',
    '2.0.1',
    'invalid-command',
    'the connector whose status',
    (commands) => commands.triggerMessage(stationId, { message: 'StatusNotification', evseId: 1 }),
  ],
  [
    'a connector of no EVSE',
    '2.0.1',
    'invalid-command',
    'a connector only of an EVSE',
    (commands) => commands.changeAvailability(stationId, { availability: 'Operative', connectorId: 1 }),
  ],
  [
    'to unlock no connector',
    '2.0.1',
    'invalid-command',
    'one connector of an EVSE',
    (commands) => commands.unlockConnector(stationId, { evseId: 0 }),
  ],
  [
    'to start with a profile of another purpose',
    '1.6',
    'invalid-command',
    'profile.purpose: expected TxProfile',
    (commands) => commands.startTransaction(stationId, { token, chargingProfile: profile }),
  ],
  [
    'to start with a profile of a transaction',
    '2.0.1',
    'invalid-command',
    'profile.transactionId: expected none',
    (commands) =>
      commands.startTransaction(stationId, {
        token,
        chargingProfile: { ...profile, purpose: 'TxProfile', transactionId: 'T1' },
      }),
  ],
  [
    'to limit a transaction without saying which (K01.FR.03)',
    '2.0.1',
    'invalid-command',
    'profile.transactionId: expected the transaction',
    (commands) =>
      commands.setChargingProfile(stationId, { evseId: 1, profile: { ...profile, purpose: 'TxProfile' } }),
  ],
  [
    'a profile with a thousand faults, of which the first are told',
    '2.0.1',
    'invalid-command',
    '; and 998 more',
    (commands) =>
      commands.setChargingProfile(stationId, {
        evseId: 1,
        profile: {
          ...profile,
          schedules: Array.from({ length: 1_000 }, () => ({ unit: 'A', periods: [{ startS: 1, limit: 6 }] })),
        },
      }),
  ],
  [
    'to set a limit that is for others to set (K01.FR.22)',
    '2.0.1',
    'invalid-command',
    'profile.purpose: expected another purpose',
    (commands) =>
      commands.setChargingProfile(stationId, {
        evseId: 1,
        profile: { ...profile, purpose: 'ChargingStationExternalConstraints' },
      }),
  ],
  [
    'to clear no profiles in particular (K10.FR.02)',
    '2.0.1',
    'invalid-command',
    'criteria: expected ids',
    (commands) => commands.clearChargingProfile(stationId, {}),
  ],
  [
    'to clear limits that are for others to set (K10.FR.06)',
    '2.0.1',
    'invalid-command',
    'expected another purpose',
    (commands) => commands.clearChargingProfile(stationId, { purpose: 'ChargingStationExternalConstraints' }),
  ],
  [
    'to clear a profile by its id and its level (K10.FR.02)',
    '2.0.1',
    'invalid-command',
    'not both',
    (commands) => commands.clearChargingProfile(stationId, { profileId: 1, stackLevel: 0 }),
  ],
];

describe('a command that a station cannot be given', () => {
  it.each([...notIn16, ...notIn201, ...wrong])('is %s (%s)', async (_what, version, code, message, run) => {
    const { commands, asked, store } = await aCommandRig(version, () => ({
      response: { status: 'Accepted' },
    }));
    const running = run(commands);
    await expect(running).rejects.toBeInstanceOf(CommandError);
    await expect(running).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
    expect(asked()).toEqual([]);
    expect((await store.calls.list(stationId, { limit: 10 })).items).toEqual([]);
  });

  it('is what breaks the schema, and names the field', async () => {
    const { commands, asked } = await aCommandRig('1.6', () => ({ response: { status: 'Accepted' } }));
    await expect(
      commands.startTransaction(stationId, { token: { uid: 'A'.repeat(21) } }),
    ).rejects.toMatchObject({ name: 'CallRequestError', message: expect.stringContaining('/idTag') });
    expect(asked()).toEqual([]);
  });

  it('is for a station that nobody knows', async () => {
    const { commands } = await aCommandRig('1.6', () => ({ response: {} }));
    await expect(commands.reset('CS99', { type: 'Hard' })).rejects.toMatchObject({
      name: 'SendError',
      code: 'unknown-station',
    });
    await expect(commands.readSettings('CS99', {})).rejects.toMatchObject({ code: 'unknown-station' });
  });

  it('is to start or stop at a station that is pending, or anything at one that is rejected (B02.FR.01, B03.FR.03)', async () => {
    const { commands, store, asked } = await aCommandRig('1.6', () => ({
      response: { status: 'Accepted' },
    }));
    const registered = (registrationStatus: 'Pending' | 'Rejected') =>
      store.stations.register(stationId, {
        authentication: { securityProfile: 1, anyUsername: false },
        registrationStatus,
      });
    await registered('Pending');
    await expect(commands.stopTransaction(stationId, { transactionId: '1' })).rejects.toMatchObject({
      code: 'not-accepted',
    });
    expect(await commands.reset(stationId, { type: 'Hard' })).toMatchObject({ status: 'Answered' });
    await registered('Rejected');
    await expect(commands.reset(stationId, { type: 'Hard' })).rejects.toMatchObject({
      code: 'not-accepted',
    });
    await expect(
      commands.writeSettings(stationId, { settings: [{ name: 'A', value: '1' }] }),
    ).rejects.toMatchObject({ code: 'not-accepted' });
    expect(asked()).toEqual([['Reset', { type: 'Hard' }]]);
  });
});
