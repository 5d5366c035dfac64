import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCallExpiry, createCommands } from '../src/index.js';
import { aCommandRig, profile, stationId, tellVariable } from './command-rig.js';
import { aRig, now } from './rig.js';

const accepted = () => ({ response: { status: 'Accepted' } });
const token = { uid: '04E91C5A', type: 'ISO14443' } as const;

afterEach(() => {
  vi.useRealTimers();
});

describe('the outcome of a command', () => {
  it('is that the station refused the call', async () => {
    const { commands } = await aCommandRig('1.6', () => ({
      error_code: 'NotSupported',
      error_description: 'no locks',
    }));
    expect(await commands.unlockConnector(stationId, { evseId: 1 })).toEqual({
      status: 'Refused',
      error: { code: 'NotSupported', description: 'no locks' },
      call: expect.objectContaining({ action: 'UnlockConnector', status: 'Refused' }),
    });
  });

  it('is that the station is not connected', async () => {
    const { calls, register, store } = await aRig();
    await register('CS01', '2.0.1');
    const commands = createCommands({ calls, store });
    expect(await commands.reset(stationId, { type: 'Hard' })).toEqual({
      status: 'NotConnected',
      call: expect.objectContaining({ action: 'Reset', status: 'NotConnected' }),
    });
  });

  it.each([undefined, '2.1'])('is that it is not connected when it speaks version %s', async (version) => {
    const { calls, register, store } = await aRig();
    await register('CS01', version);
    const commands = createCommands({ calls, store });
    const names = ['HeartbeatInterval'];
    expect(await commands.reset(stationId, { type: 'Hard' })).toEqual({ status: 'NotConnected' });
    expect(await commands.readSettings(stationId, { names })).toEqual({
      results: [{ name: 'HeartbeatInterval', status: 'NotConnected' }],
      calls: [],
    });
    expect(
      await commands.writeSettings(stationId, { settings: [{ name: 'HeartbeatInterval', value: '1' }] }),
    ).toEqual({ results: [{ name: 'HeartbeatInterval', status: 'NotConnected' }], calls: [] });
    expect(await commands.clearMonitors(stationId, { monitorIds: [7] })).toEqual({
      results: [{ monitorId: 7, status: 'NotConnected' }],
      calls: [],
    });
    expect(await commands.sendLocalList(stationId, { kind: 'Full' })).toEqual({
      status: 'NotConnected',
      calls: [],
    });
  });

  it('is that no answer came in time, which is waited for unless told otherwise', async () => {
    vi.useFakeTimers({ now });
    const clock = { now: () => new Date() };
    const { calls, connect, store } = await aRig(() => ({ clock }));
    await connect('CS01', '1.6');
    const expiry = createCallExpiry({ records: store.calls });
    const commands = createCommands({ calls, store, clock, timeoutMs: 5_000 });
    const running = commands.reset(stationId, { type: 'Hard' });
    await vi.advanceTimersByTimeAsync(7_000);
    expect(await running).toMatchObject({ status: 'TimedOut', call: { status: 'TimedOut' } });
    await expiry.close();
  });

  it('is that the call is on its way when its end is not waited for', async () => {
    const { calls, connect, store } = await aRig();
    await connect('CS01', '1.6');
    const commands = createCommands({ calls, store });
    const outcome = await commands.reset(stationId, { type: 'Hard' }, { waitMs: 0, requestedBy: 'Ada' });
    expect(outcome).toMatchObject({ status: 'Sent', call: { status: 'Sent', requestedBy: 'Ada' } });
  });
});

describe('a command that is given again with the same id', () => {
  it('is carried out once, and has the same outcome', async () => {
    const { commands, asked } = await aCommandRig('2.0.1', accepted);
    const first = await commands.startTransaction(stationId, { token }, { id: 'K1' });
    const second = await commands.startTransaction(stationId, { token }, { id: 'K1' });
    expect(second).toEqual(first);
    expect(asked()).toHaveLength(1);
  });

  it('has the numbers of the first time', async () => {
    const { commands } = await aCommandRig('2.0.1', accepted);
    await commands.reserveNow(stationId, { token, expiresAt: now, reservationId: 5 }, { id: 'K1' });
    const again = await commands.reserveNow(stationId, { token, expiresAt: now }, { id: 'K1' });
    expect(again).toMatchObject({ answer: { reservationId: 5 } });
  });

  it('is refused when the id is that of another action', async () => {
    const { commands, asked } = await aCommandRig('1.6', accepted);
    await commands.reset(stationId, { type: 'Hard' }, { id: 'K1' });
    await expect(
      commands.stopTransaction(stationId, { transactionId: '1' }, { id: 'K1' }),
    ).rejects.toMatchObject({ name: 'CommandError', code: 'id-taken' });
    expect(asked()).toHaveLength(1);
  });
});

it('numbers that a station wants to be unique are positive, of 31 bits, and others for each command', async () => {
  const { commands } = await aCommandRig('2.0.1', accepted);
  const ids = new Set<number>();
  for (let count = 0; count < 20; count++) {
    const outcome = await commands.startTransaction(stationId, { token });
    if (outcome.status === 'Answered') ids.add(outcome.answer.remoteStartId ?? 0);
  }
  expect(ids.size).toBe(20);
  expect([...ids].every((id) => Number.isInteger(id) && id > 0 && id < 2 ** 31)).toBe(true);
});

describe('a charging profile', () => {
  const installed = { ...profile, profileId: 8, evseId: 1, source: 'CSO', at: now };
  const other = { ...installed, profileId: 9, stackLevel: 2 };

  it('takes the place of the one that is known for the same (K01.FR.06)', async () => {
    const { commands, store } = await aCommandRig('2.0.1', accepted);
    await store.chargingProfiles.recordInstalled(stationId, [installed, other]);
    const outcome = await commands.setChargingProfile(stationId, { evseId: 1, profile });
    expect(outcome).toMatchObject({ answer: { profileId: 8 } });
  });

  it('with an id of its own is not set beside another for the same (K01.FR.06)', async () => {
    const { commands, store, asked } = await aCommandRig('1.6', accepted);
    await store.chargingProfiles.recordInstalled(stationId, [installed, other]);
    const setting = commands.setChargingProfile(stationId, {
      evseId: 1,
      profile: { ...profile, profileId: 7 },
    });
    await expect(setting).rejects.toMatchObject({ code: 'conflicting-profile' });
    expect(asked()).toEqual([]);
  });

  it('of the same transaction takes the place of the one that is known (K01.FR.39)', async () => {
    const { commands, store } = await aCommandRig('2.0.1', accepted);
    const ofTransaction = { ...profile, purpose: 'TxProfile', transactionId: 'T1' };
    await store.chargingProfiles.recordInstalled(stationId, [{ ...installed, ...ofTransaction }]);
    const outcome = await commands.setChargingProfile(stationId, { evseId: 1, profile: ofTransaction });
    expect(outcome).toMatchObject({ answer: { profileId: 8 } });
  });

  it('may be set beside one that is not valid any more', async () => {
    const { commands, store } = await aCommandRig('2.0.1', accepted);
    await store.chargingProfiles.recordInstalled(stationId, [{ ...installed, validTo: now }]);
    const outcome = await commands.setChargingProfile(stationId, {
      evseId: 1,
      profile: { ...profile, profileId: 7 },
    });
    expect(outcome).toMatchObject({ answer: { profileId: 7 } });
  });

  it.each([
    ['the EVSE', [{ evseId: 1, value: 'true' }, { value: 'false' }]],
    ['the station', [{ value: 'true' }]],
  ])('may say which phase to use where %s can switch them (K01.FR.19, K01.FR.20)', async (_, told) => {
    const { commands, store, asked } = await aCommandRig('2.0.1', accepted);
    const variable = { name: 'ACPhaseSwitchingSupported' };
    for (const { value, ...place } of told) {
      await tellVariable(store, { component: { name: 'SmartChargingCtrlr', ...place }, variable, value });
    }
    const periods = [{ startS: 0, limit: 6, numberPhases: 1, phaseToUse: 2 }];
    await commands.setChargingProfile(stationId, {
      evseId: 1,
      profile: { ...profile, profileId: 7, schedules: [{ unit: 'A', periods }] },
    });
    expect(asked()[0]?.[1]).toMatchObject({
      chargingProfile: { chargingSchedule: [{ chargingSchedulePeriod: [{ phaseToUse: 2 }] }] },
    });
  });

  it('says no phase where the EVSE cannot switch them, though others can (K01.FR.20)', async () => {
    const { commands, store, asked } = await aCommandRig('2.0.1', accepted);
    const variable = { name: 'ACPhaseSwitchingSupported' };
    const component = { name: 'SmartChargingCtrlr' };
    await tellVariable(store, { component, variable, value: 'true' });
    await tellVariable(store, { component: { ...component, evseId: 1 }, variable, value: 'false' });
    const periods = [{ startS: 0, limit: 6, numberPhases: 1, phaseToUse: 2 }];
    const told = commands.setChargingProfile(stationId, {
      evseId: 1,
      profile: { ...profile, profileId: 7, schedules: [{ unit: 'A', periods }] },
    });
    await expect(told).rejects.toMatchObject({ code: 'not-supported' });
    expect(asked()).toEqual([]);
  });
});
