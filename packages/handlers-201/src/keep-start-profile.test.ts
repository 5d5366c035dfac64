import type { ChargingProfileType, TransactionEventRequest } from '@csms/ocpp-messages/2.0.1';
import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const chargingProfile: ChargingProfileType = {
  id: 5,
  stackLevel: 1,
  chargingProfilePurpose: 'TxProfile',
  chargingProfileKind: 'Relative',
  chargingSchedule: [
    { id: 1, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 6 }] },
  ],
};

/** A station that was told to start with id 9, at EVSE 3 and with a profile unless the request says otherwise. */
async function aStartedStation(request: object = {}) {
  const csms = aCsms();
  const idToken = { idToken: 'CAFE01', type: 'Central' };
  await csms.store.calls.create({
    callId: 'C1',
    stationId: 'CS1',
    ocppVersion: '2.0.1',
    action: 'RequestStartTransaction',
    request: { remoteStartId: 9, idToken, evseId: 3, chargingProfile, ...request },
    createdAt: at(2),
    expiresAt: at(3),
  });
  const profiles = async () => (await csms.store.chargingProfiles.list('CS1', { limit: 10 })).items;
  return { ...csms, profiles };
}

/** The event by which a remote start begins the transaction T1. */
function anEvent(fields: Partial<TransactionEventRequest> = {}, remoteStartId = 9): TransactionEventRequest {
  return {
    eventType: 'Started',
    triggerReason: 'RemoteStart',
    timestamp: time(4),
    seqNo: 0,
    transactionInfo: { transactionId: 'T1', remoteStartId },
    ...fields,
  };
}

const kept = { profileId: 5, stackLevel: 1, purpose: 'TxProfile', source: 'CSO', transactionId: 'T1' };

test('keeps the profile as that of the transaction which names the start (F02.FR.16, K05)', async () => {
  const { send, profiles } = await aStartedStation();
  await send('TransactionEvent', anEvent({ evse: { id: 2 } }));
  const [profile, ...others] = await profiles();
  expect(profile).toMatchObject({ ...kept, evseId: 2, at: at(4), schedules: [{ periods: [{ limit: 6 }] }] });
  expect(others).toEqual([]);
});

test('keeps it where the cable was there before, on the EVSE of the start when the event names none', async () => {
  const { send, profiles } = await aStartedStation();
  const transactionInfo = { transactionId: 'T1' };
  await send('TransactionEvent', anEvent({ triggerReason: 'CablePluggedIn', transactionInfo }));
  expect(await profiles()).toEqual([]);
  await send('TransactionEvent', anEvent({ eventType: 'Updated', seqNo: 1 }));
  expect(await profiles()).toMatchObject([{ ...kept, evseId: 3 }]);
});

test('does not bring it back in place of a later one of its id', async () => {
  const { send, answer, profiles } = await aStartedStation();
  await send('TransactionEvent', anEvent());
  const later = { evseId: 3, chargingProfile: { ...chargingProfile, stackLevel: 2, transactionId: 'T1' } };
  await answer('SetChargingProfile', later, { status: 'Accepted' }, { receivedAt: at(6) });
  await send('TransactionEvent', anEvent(), { receivedAt: at(7) });
  expect(await profiles()).toMatchObject([{ ...kept, stackLevel: 2 }]);
});

test('keeps it though the station said before the transaction began that it has no profiles', async () => {
  const { send, answer, profiles } = await aStartedStation();
  const asked = { requestId: 1, chargingProfile: { chargingProfilePurpose: 'TxProfile' } } as const;
  await answer('GetChargingProfiles', asked, { status: 'NoProfiles' }, { receivedAt: at(3) });
  await send('TransactionEvent', anEvent());
  expect(await profiles()).toMatchObject([kept]);
});

test.each([
  ['behind', time(-60), at(2)],
  ['ahead', time(50), at(5)],
])('keeps it as of a time that may be where the clock of the station is %s', async (_, timestamp, since) => {
  const { send, profiles } = await aStartedStation();
  await send('TransactionEvent', anEvent({ timestamp }), { receivedAt: at(5) });
  expect(await profiles()).toMatchObject([{ at: since }]);
});

test.each([
  ['had none', { chargingProfile: undefined }, anEvent()],
  ['is another one', {}, anEvent({}, 8)],
  ['tells of no EVSE', { evseId: undefined }, anEvent()],
])('keeps nothing where the start %s', async (_, request, event) => {
  const { send, profiles } = await aStartedStation(request);
  await send('TransactionEvent', event);
  expect(await profiles()).toEqual([]);
});
