import { describe, expect, test } from 'vitest';
import { password, type Rig, sha256, startRig } from './rig.js';
import { type TestStation, turnedAway } from './station.js';

/** Has a call of a station refused by a manager, and gives what the station got. */
async function refuse(rig: Rig, station: TestStation, id: string, code: string): Promise<unknown> {
  station.send([2, id, 'StatusNotification', {}]);
  await rig.refuse(await rig.calls.next(), code, 'no');
  return station.frames.next();
}

/** Has a call of a station answered, after which nothing of an earlier one is under way. */
async function answer(rig: Rig, station: TestStation, id: string): Promise<unknown> {
  station.send([2, id, 'Heartbeat', {}]);
  await rig.answer(await rig.calls.next(), {});
  return station.frames.next();
}

describe('a connected station whose call is refused with SecurityError', () => {
  test.each(['ocpp1.6', 'ocpp2.0.1'])(
    'is hung up on when it is not known any more (%s)',
    async (protocol) => {
      const rig = await startRig();
      const station = await rig.connect({ protocols: [protocol] });
      rig.remove('CP01');
      expect(await refuse(rig, station, 'm1', 'SecurityError')).toEqual([4, 'm1', 'SecurityError', 'no', {}]);
      expect(await station.closed).toEqual({ code: 1008, reason: 'the station is not known' });
      expect(await turnedAway(rig.url, { stationId: 'CP01', password })).toMatchObject({ status: 404 });
    },
  );

  test('stays connected when it is known, such as one that is pending', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    await refuse(rig, station, 'm1', 'SecurityError');
    expect(await answer(rig, station, 'm2')).toEqual([3, 'm2', {}]);
    expect(rig.lookUps).toEqual(['CP01', 'CP01']);
  });

  test('is looked up once in a while only, however often it is refused', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    for (const id of ['m1', 'm2', 'm3']) await refuse(rig, station, id, 'SecurityError');
    expect(rig.lookUps).toEqual(['CP01', 'CP01']);
  });

  test('stays connected while it cannot be looked up, and is looked up at the next occasion', async () => {
    let away = false;
    let known = true;
    const authentication = {
      securityProfile: 1,
      anyUsername: true,
      passwordSha256: sha256(password),
    } as const;
    const lookUpStation = async () => {
      if (away) throw new Error('no api');
      return known ? authentication : undefined;
    };
    const rig = await startRig({ lookUpStation });
    const station = await rig.connect();
    away = true;
    await refuse(rig, station, 'm1', 'SecurityError');
    expect(await answer(rig, station, 'm2')).toEqual([3, 'm2', {}]);
    [away, known] = [false, false];
    await refuse(rig, station, 'm3', 'SecurityError');
    expect(await station.closed).toMatchObject({ code: 1008 });
  });

  test('is not looked up for another error', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    rig.remove('CP01');
    await refuse(rig, station, 'm1', 'InternalError');
    expect(await answer(rig, station, 'm2')).toEqual([3, 'm2', {}]);
    expect(rig.lookUps).toEqual(['CP01']);
  });
});

/** Says that a station was registered anew or removed, as an API does. */
function tellOfRegistration({ line }: Rig, stationId = 'CP01') {
  return line.emit({ topic: { kind: 'registration', stationId }, payload: '{}' }, { confirm: true });
}

describe('a connected station that was registered anew or removed', () => {
  test.each(['ocpp1.6', 'ocpp2.0.1'])(
    'is hung up on when it is not known any more (%s)',
    async (protocol) => {
      const rig = await startRig();
      const station = await rig.connect({ protocols: [protocol] });
      rig.remove('CP01');
      expect(await tellOfRegistration(rig)).toBe('heard');
      expect(await station.closed).toEqual({ code: 1008, reason: 'the station is not known' });
    },
  );

  test('is hung up on when its password was changed, and comes back with the new one', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    rig.register('CP01', { passwordSha256: sha256('a new password') });
    await tellOfRegistration(rig);
    expect(await station.closed).toEqual({ code: 1008, reason: 'the password was changed' });
    expect(await turnedAway(rig.url, { stationId: 'CP01', password })).toMatchObject({ status: 401 });
    const again = await rig.connect({ password: 'a new password' });
    expect(await answer(rig, again, 'm1')).toEqual([3, 'm1', {}]);
  });

  test('stays connected when its password is the same, also as the one that it was sent', async () => {
    const rig = await startRig();
    rig.register('CP01', { passwordSha256: sha256('old'), possiblePasswordsSha256: [sha256(password)] });
    const station = await rig.connect();
    for (const changes of [
      {},
      { passwordSha256: sha256('other'), possiblePasswordsSha256: [sha256(password)] },
    ]) {
      rig.register('CP01', changes);
      await tellOfRegistration(rig);
    }
    expect(await answer(rig, station, 'm1')).toEqual([3, 'm1', {}]);
    expect(rig.lookUps).toEqual(['CP01', 'CP01', 'CP01']);
  });

  test('is the only one that is looked up', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    await tellOfRegistration(rig, 'CP02');
    expect(await answer(rig, station, 'm1')).toEqual([3, 'm1', {}]);
    expect(rig.lookUps).toEqual(['CP01']);
  });
});
