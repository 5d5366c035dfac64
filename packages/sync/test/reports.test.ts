import type { Wanted } from '@csms/store';
import { describe, expect, it } from 'vitest';
import { maxAttempts } from '../src/index.js';
import { killedAt } from './faulty-store.js';
import { type Answer, aCsms, accepted, pass, setting, type TestStation, withFakeTime } from './rig.js';

withFakeTime();

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;

const inventory = { kind: 'report', report: 'inventory', of: 'firmware 1' } as const;
const monitors = { kind: 'report', report: 'monitors', of: 'firmware 1', boot: 'boot 1' } as const;

/** A CSMS with a manager, and a 2.0.1 station of which reports are wanted and that answers so. */
async function reporting(answer: (action: string) => Answer, ...wanted: readonly Wanted[]) {
  const csms = await aCsms();
  const sync = csms.manager();
  const station = await csms.connect('CS1', '2.0.1', ({ action }) => answer(action));
  await csms.want('CS1', ...wanted);
  await pass(second);
  return { csms, station, sync };
}

/** Keeps a part of the report that was asked for last, as the handlers do. */
async function report(
  { store }: Awaited<ReturnType<typeof aCsms>>,
  station: TestStation,
  { seqNo = 0, isLast = true } = {},
): Promise<void> {
  const [action, request] = station.asked().at(-1) ?? [];
  const { requestId } = request as { requestId: number };
  const { deviceModel, variableMonitors } = store;
  const now = new Date();
  const part = { requestId, seqNo, isLast, at: now, receivedAt: now, items: [] };
  await (action === 'GetBaseReport' ? deviceModel : variableMonitors).recordReportPart('CS1', part);
}

const actionsOf = (station: TestStation) => station.asked().map(([action]) => action);
const requestId = expect.any(Number) as number;

describe('the reports of a station', () => {
  it('are asked for one after the other, and are there when all of their parts are (B07.FR.14, N04.FR.19)', async () => {
    const { csms, station } = await reporting(() => accepted, monitors, inventory);
    await report(csms, station);
    expect(station.asked()).toEqual([['GetBaseReport', { requestId, reportBase: 'FullInventory' }]]);
    expect(await csms.workOf('CS1')).toMatchObject([
      { wanted: inventory, status: 'Pending', attempts: 1 },
      { wanted: monitors, status: 'Pending', attempts: 0, reason: 'another report comes first' },
    ]);
    await pass(31 * second);
    expect(station.asked().slice(1)).toEqual([['GetMonitoringReport', { requestId }]]);
    await report(csms, station);
    await pass(31 * second);
    expect(await csms.workOf('CS1')).toMatchObject([
      { wanted: inventory, status: 'Accepted' },
      { wanted: monitors, status: 'Accepted' },
    ]);
    await pass(day);
    expect(station.received).toHaveLength(2);
  });

  it('are asked for again when they do not come, so often and no more, and again after a day (B07.FR.14)', async () => {
    const { csms, station } = await reporting(() => accepted, inventory);
    await pass(29 * second);
    expect(station.received).toHaveLength(1);
    await pass(2 * second);
    expect(station.received).toHaveLength(2);
    await pass(60 * minute);
    expect(new Set(station.asked().map((asked) => JSON.stringify(asked))).size).toBe(1);
    expect(station.received).toHaveLength(maxAttempts.report);
    expect(await csms.workOf('CS1')).toMatchObject([
      {
        status: 'Failed',
        attempts: maxAttempts.report,
        reason: `no whole report came, ${maxAttempts.report} times`,
      },
    ]);
    await csms.want('CS1', inventory);
    await pass(minute);
    expect(station.received).toHaveLength(maxAttempts.report);
    await pass(day);
    await csms.want('CS1', inventory);
    await pass(second);
    expect(station.received).toHaveLength(maxAttempts.report + 1);
  });

  it('are not asked for again while they come, but when they end in the middle', async () => {
    const { csms, station } = await reporting(() => accepted, inventory);
    for (const seqNo of [0, 1, 2, 3]) {
      await report(csms, station, { seqNo, isLast: false });
      await pass(50 * second);
    }
    expect(station.received).toHaveLength(1);
    await pass(minute);
    expect(station.received).toHaveLength(2);
    await report(csms, station, { seqNo: 4 });
    await pass(2 * minute);
    expect(station.received).toHaveLength(2);
    expect(await csms.workOf('CS1')).toMatchObject([{ status: 'Accepted', attempts: 2 }]);
  });

  it('are not asked for again at once when the station is heard of', async () => {
    const { csms, station, sync } = await reporting(() => accepted, inventory);
    for (let count = 0; count < 5; count++) {
      await sync.wake('CS1');
      await pass(second);
    }
    expect(station.received).toHaveLength(1);
    expect(await csms.workOf('CS1')).toMatchObject([{ status: 'Pending', attempts: 1 }]);
    await pass(minute);
    expect(station.received).toHaveLength(2);
  });

  it('that could not be asked for are when the station is there again', async () => {
    const answers: Answer[] = [undefined, accepted];
    const { station, sync } = await reporting(() => answers.shift(), inventory);
    await pass(31 * second);
    await sync.wake('CS1');
    await pass(second);
    expect(station.received).toHaveLength(2);
  });

  it.each<[string, Answer, object]>([
    ['does not have them', { response: { status: 'NotSupported' } }, { status: 'Rejected' }],
    [
      'does not know the call',
      { error_code: 'NotImplemented', error_description: '' },
      { status: 'Rejected' },
    ],
    ['has nothing to report', { response: { status: 'EmptyResultSet' } }, { status: 'Accepted' }],
    [
      'cannot report now',
      { response: { status: 'Rejected' } },
      { status: 'Failed', attempts: maxAttempts.report },
    ],
    [
      'answers with an error',
      { error_code: 'InternalError', error_description: '' },
      { status: 'Failed', attempts: maxAttempts.report },
    ],
    ['does not answer', undefined, { status: 'Failed', attempts: maxAttempts.report }],
  ])(
    'of a station that %s come to an end, and only one that it gave is wanted again when it boots',
    async (_why, answer, expected) => {
      const { csms, station } = await reporting(() => answer, monitors);
      await pass(60 * minute);
      expect(await csms.workOf('CS1')).toMatchObject([expected]);
      const asked = station.received.length;
      expect(asked).toBe('attempts' in expected ? maxAttempts.report : 1);
      // The same station boots.
      await csms.want('CS1', { ...monitors, boot: 'boot 2' });
      await pass(minute);
      expect(station.received.length > asked).toBe('status' in expected && expected.status === 'Accepted');
    },
  );

  it('that a station does not have keep the others from nobody', async () => {
    const { station } = await reporting(
      () => ({ response: { status: 'NotSupported' } }),
      inventory,
      monitors,
    );
    expect(actionsOf(station)).toEqual(['GetBaseReport', 'GetMonitoringReport']);
  });

  it('that came before the station left are there', async () => {
    const { csms, station } = await reporting(() => accepted, inventory);
    await report(csms, station);
    await station.leave();
    await pass(minute);
    expect(await csms.workOf('CS1')).toMatchObject([{ status: 'Accepted' }]);
  });

  it('of a station that is away wait', async () => {
    const { csms, station } = await reporting(() => accepted);
    await station.leave();
    await csms.want('CS1', inventory);
    await pass(day);
    expect(await csms.workOf('CS1')).toMatchObject([
      { status: 'Pending', attempts: 0, reason: 'the station is not connected' },
    ]);
  });

  it('from before a change are not those from after it', async () => {
    const { csms, station } = await reporting(() => accepted, inventory);
    await report(csms, station);
    for (const of of ['firmware 2', 'firmware 1']) {
      await csms.want('CS1', { ...inventory, of });
      await pass(second);
    }
    expect(actionsOf(station)).toEqual(Array(3).fill('GetBaseReport'));
  });

  it('are nothing that 1.6 knows', async () => {
    const csms = await aCsms();
    csms.manager();
    const station = await csms.connect('CS1', '1.6');
    await csms.want('CS1', inventory);
    await pass(second);
    expect(station.received).toEqual([]);
    expect(await csms.workOf('CS1')).toMatchObject([{ status: 'Rejected' }]);
  });

  it('hold up nothing else that is wanted of the station', async () => {
    const { csms, station } = await reporting(() => ({ response: { status: 'Rejected' } }), inventory);
    await csms.want('CS1', setting('Ctrlr/A'));
    await pass(second);
    expect(actionsOf(station)).toEqual(['GetBaseReport', 'SetVariables']);
  });

  it.each([
    ['calls.markSent', 'after'],
    ['stationWork.settle', 'before'],
    ['stationWork.settle', 'after'],
  ] as const)('are asked for once when a manager is killed at %s, %s it', async (method, when) => {
    const csms = await aCsms();
    const station = await csms.connect('CS1', '2.0.1');
    csms.manager(killedAt(csms.store, method, when));
    await csms.want('CS1', inventory);
    await pass(second);
    await report(csms, station);
    csms.manager();
    csms.manager();
    await pass(3 * minute);
    expect(actionsOf(station)).toEqual(['GetBaseReport']);
    expect(await csms.workOf('CS1')).toMatchObject([{ status: 'Accepted' }]);
  });
});

describe('many stations that boot at once', () => {
  it('are asked for reports a few a second, each of them once in the end', async () => {
    const csms = await aCsms();
    csms.manager();
    const times: number[] = [];
    const ids = Array.from({ length: 200 }, (_, index) => `CS${index}`);
    for (const id of ids) {
      await csms.connect(id, '2.0.1', () => {
        times.push(Date.now());
        return { response: { status: 'EmptyResultSet' } };
      });
      await csms.want(id, inventory);
    }
    await pass(second);
    expect(times.length).toBeGreaterThan(0);
    expect(times.length).toBeLessThanOrEqual(5);
    await pass(60 * minute);
    for (const time of times) {
      expect(times.filter((other) => other >= time && other < time + second).length).toBeLessThanOrEqual(10);
    }
    expect(times).toHaveLength(ids.length);
    for (const id of ids) expect(await csms.workOf(id)).toMatchObject([{ status: 'Accepted', attempts: 1 }]);
  });
});
