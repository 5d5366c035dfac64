import { describe, expect, it, vi } from 'vitest';
import { maxAgeMs, maxAttempts } from '../src/index.js';
import { type Answer, aCsms, accepted, pass, setting, start, withFakeTime } from './rig.js';

withFakeTime();

const second = 1_000;
const minute = 60 * second;

describe('what comes to nothing', () => {
  it.each<[string, Answer, string]>([
    ['is not answered', undefined, 'the station did not answer in time'],
    [
      'is answered with an error',
      { error_code: 'InternalError', error_description: 'flash is full' },
      'the station said InternalError: flash is full',
    ],
    ['could not be done by the station', { response: { status: 'Failed' } }, 'the station said Failed'],
  ])(
    'since it %s is tried again after pauses that double, so often and no more',
    async (_why, answer, reason) => {
      const csms = await aCsms();
      csms.manager();
      const times: number[] = [];
      await csms.connect('CS1', '1.6', () => {
        times.push(Date.now() - start.getTime());
        return answer;
      });
      await csms.want('CS1', { kind: 'certificate', use: 'csms_root', certificate: 'PEM' });
      await pass(5 * second + 40 * second);
      expect(await csms.workOf('CS1')).toMatchObject([{ status: 'Pending', reason }]);
      await pass(2 * 60 * minute);
      expect(times).toHaveLength(maxAttempts.certificate);
      expect(await csms.workOf('CS1')).toMatchObject([
        {
          status: 'Failed',
          attempts: maxAttempts.certificate,
          reason: `${reason}, ${maxAttempts.certificate} times`,
        },
      ]);
      // From the third on each pause is about twice the one before, up to ten minutes.
      const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      for (const [index, pauseMs] of pauses.entries()) {
        const backOffMs = Math.min(10 * second * 2 ** index, 10 * minute);
        expect(pauseMs).toBeGreaterThanOrEqual(backOffMs);
        expect(pauseMs).toBeLessThanOrEqual(backOffMs + 35 * second);
      }
    },
  );

  it('since the station does not answer keeps back what is left, which is no attempt at that', async () => {
    const csms = await aCsms();
    csms.manager();
    let isSilent = true;
    const station = await csms.connect('CS1', '1.6', () => (isSilent ? undefined : accepted));
    await csms.want('CS1', setting('A'), setting('B'), { kind: 'trigger', message: 'BootNotification' });
    await pass(35 * second);
    expect(station.received).toHaveLength(1);
    expect(await csms.workOf('CS1')).toMatchObject([{ attempts: 1 }, { attempts: 0 }, { attempts: 0 }]);
    isSilent = false;
    await pass(15 * second);
    expect(station.received).toHaveLength(4);
    expect((await csms.workOf('CS1')).map(({ status }) => status)).toEqual(Array(3).fill('Accepted'));
  });

  it('since the station does not answer keeps back what is left, also when something among it cannot be sent', async () => {
    const csms = await aCsms();
    csms.manager();
    const station = await csms.connect('CS1', '2.0.1', () => undefined);
    await csms.want('CS1', setting('A no name'), setting('Ctrlr/B'), setting('Ctrlr/C'));
    await pass(35 * second);
    expect(station.received).toHaveLength(1);
    expect(await csms.workOf('CS1')).toMatchObject([
      { status: 'Rejected' },
      { status: 'Pending', attempts: 1 },
      { status: 'Pending', attempts: 0, reason: 'the station did not answer before' },
    ]);
  });

  it('since an answer leaves a setting out is tried again for that setting alone', async () => {
    const csms = await aCsms();
    csms.manager();
    let count = 0;
    const station = await csms.connect('CS1', '2.0.1', () => {
      const name = count++ === 0 ? 'A' : 'B';
      return {
        response: {
          setVariableResult: [
            { attributeStatus: 'Accepted', component: { name: 'Ctrlr' }, variable: { name } },
          ],
        },
      };
    });
    await csms.want('CS1', setting('Ctrlr/A'), setting('Ctrlr/B'));
    await pass(20 * second);
    expect(station.received).toHaveLength(2);
    expect(station.received[1]?.request).toMatchObject({ setVariableData: [{ variable: { name: 'B' } }] });
    expect(await csms.workOf('CS1')).toMatchObject([{ attempts: 1 }, { attempts: 2, status: 'Accepted' }]);
  });

  it('is tried at once when it is asked for again', async () => {
    const csms = await aCsms();
    csms.manager();
    const station = await csms.connect('CS1', '1.6', () => ({
      error_code: 'InternalError',
      error_description: '',
    }));
    await csms.want('CS1', setting('Key'));
    await pass(1 * second);
    expect(station.received).toHaveLength(1);
    await csms.want('CS1', setting('Key'));
    await pass(1 * second);
    expect(station.received).toHaveLength(2);
  });
});

describe('a station that is away', () => {
  it('is not sent anything, and is looked for ever more rarely', async () => {
    const csms = await aCsms();
    await (await csms.connect('CS1', '1.6')).leave();
    let looks = 0;
    csms.manager({
      ...csms.store,
      stations: {
        ...csms.store.stations,
        find(stationId) {
          looks++;
          return csms.store.stations.find(stationId);
        },
      },
    });
    await csms.want('CS1', setting('Key'));
    await pass(24 * 60 * minute);
    expect(looks).toBeGreaterThan(20);
    expect(looks).toBeLessThan(40);
    expect((await csms.store.calls.list('CS1', { limit: 10 })).items).toEqual([]);
  });

  it.each(['setting', 'trigger'] as const)('too long gets no %s any more', async (kind) => {
    const csms = await aCsms();
    csms.manager();
    await (await csms.connect('CS1', '1.6')).leave();
    await csms.want('CS1', kind === 'setting' ? setting('Key') : { kind, message: 'BootNotification' });
    const overAt = start.getTime() + maxAgeMs[kind];
    for (const [nowMs, status] of [
      [overAt - minute, 'Pending'],
      [overAt + minute, 'Pending'],
      [overAt + 61 * minute, 'Failed'],
    ] as const) {
      vi.setSystemTime(nowMs);
      await pass(1 * second);
      expect(await csms.workOf('CS1')).toMatchObject([{ status }]);
    }
    expect(await csms.workOf('CS1')).toMatchObject([
      { status: 'Failed', reason: 'the station is not connected, for too long' },
    ]);
  });

  it('although nobody said so is found out, and it gets all when it is heard of', async () => {
    const csms = await aCsms();
    const manager = csms.manager();
    await csms.store.stations.recordBoot(
      'CS1',
      { ocppVersion: '1.6', vendor: 'ACME', model: 'One', at: start },
      'Accepted',
    );
    await csms.want('CS1', setting('Key'));
    await pass(5 * second);
    expect(await csms.workOf('CS1')).toMatchObject([{ status: 'Pending', attempts: 0 }]);
    const station = await csms.connect('CS1', '1.6');
    await manager.wake('CS1');
    await pass(1);
    expect(station.received).toHaveLength(1);
  });

  it('or of which nobody knows which version it speaks waits', async () => {
    const csms = await aCsms();
    csms.manager();
    await csms.want('nobody', setting('Key'));
    await pass(5 * second);
    expect(await csms.workOf('nobody')).toMatchObject([
      { status: 'Pending', attempts: 0, reason: 'the station is not connected' },
    ]);
    expect(await csms.store.stations.find('nobody')).toBeUndefined();
  });
});

it('a manager that ends leaves what it waits for to the others, who wait for the same call', async () => {
  const csms = await aCsms();
  const station = await csms.connect('CS1', '1.6', () => undefined);
  const first = csms.manager();
  await csms.want('CS1', setting('Key'));
  await pass(1 * second);
  await first.close();
  csms.manager();
  await pass(2 * second);
  await station.answer(station.received[0], { response: { status: 'Accepted' } });
  await pass(2 * second);
  expect(station.received).toHaveLength(1);
  expect(await csms.workOf('CS1')).toMatchObject([{ status: 'Accepted' }]);
});
