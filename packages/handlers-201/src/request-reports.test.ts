import type { BootNotificationRequest } from '@csms/ocpp-messages/2.0.1';
import { maxWorkItems, type Wanted, type WorkStatus } from '@csms/store';
import { at } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms, type CsmsOptions } from '../test/csms.js';

const station = {
  vendorName: 'ACME',
  model: 'Two',
  serialNumber: 'SN1',
  firmwareVersion: '1.2.3',
  modem: { iccid: '8931', imsi: '2620' },
} as const;

/** A CSMS whose station boots, and what is wanted of it then. */
function booting(options: CsmsOptions = {}) {
  const csms = aCsms(options);
  const { stationWork } = csms.store;

  return {
    ...csms,
    boot: (
      minute: number,
      chargingStation: BootNotificationRequest['chargingStation'] = station,
      reason: BootNotificationRequest['reason'] = 'PowerUp',
    ) => csms.send('BootNotification', { reason, chargingStation }, { receivedAt: at(minute) }),
    /** Ends what is wanted so, and resolves to the reports that were. */
    async end(minute: number, status: Exclude<WorkStatus, 'Pending'> = 'Accepted'): Promise<string[]> {
      const [claim] = await stationWork.claimDue(at(minute), at(minute + 1), 1);
      const items = claim?.items ?? [];
      if (claim) {
        const outcomes = items.map(({ attempt, wanted }) => ({ attempt, wanted, status, at: at(minute) }));
        await stationWork.settle(claim, outcomes);
      }
      return items.map(({ wanted }) => (wanted.kind === 'report' ? wanted.report : wanted.kind));
    },
  };
}

describe('a station that boots', () => {
  test('for the first time is to report on what it is made of, and on its monitors (B07.FR.14, N04.FR.19)', async () => {
    const { boot, end } = booting();
    await boot(0);
    expect(await end(1)).toEqual(['inventory', 'monitors']);
  });

  test('ten times as what it was is to report on its monitors each time, and on nothing else (N04.FR.19)', async () => {
    const { boot, end } = booting();
    await boot(0);
    await end(1);
    for (let minute = 2; minute < 22; minute += 2) {
      await boot(minute);
      // The gateway had no answer, and says it again.
      await boot(minute);
      expect(await end(minute + 1)).toEqual(['monitors']);
      await boot(minute);
      expect(await end(minute + 1)).toEqual([]);
    }
  });

  test.each([
    ['firmware', { ...station, firmwareVersion: '1.2.4' }],
    ['model', { ...station, model: 'Three' }],
    ['vendor', { ...station, vendorName: 'EMCA' }],
    ['serial number', { ...station, serialNumber: 'SN2' }],
    ['SIM card', { ...station, modem: { iccid: '8932', imsi: '2620' } }],
    ['modem', { vendorName: 'ACME', model: 'Two', serialNumber: 'SN1', firmwareVersion: '1.2.3' }],
  ])('with another %s is to report on what it is made of (B07.FR.14)', async (_what, changed) => {
    const { boot, end } = booting();
    await boot(0);
    await end(1);
    await boot(2, changed);
    expect(await end(3)).toEqual(['inventory', 'monitors']);
    await boot(4);
    expect(await end(5)).toEqual(['inventory', 'monitors']);
  });

  test('and does not have such reports is not to report before it is another one (B07.FR.14, N04.FR.19)', async () => {
    const { boot, end } = booting();
    await boot(0);
    await end(1, 'Rejected');
    await boot(2);
    expect(await end(3)).toEqual([]);
    await boot(4, { ...station, firmwareVersion: '2' });
    expect(await end(5)).toEqual(['inventory', 'monitors']);
  });

  test('since it was told to is to report on its monitors where these are not known (N04.FR.19)', async () => {
    const { boot, end } = booting();
    await boot(0, station, 'Triggered');
    expect(await end(1)).toEqual(['inventory', 'monitors']);
    await boot(2, station, 'Triggered');
    expect(await end(3)).toEqual([]);
  });

  test.each(['Pending', 'Rejected'] as const)('and is %s is to report on nothing', async (initialStatus) => {
    const { boot, end } = booting({ initialStatus });
    await boot(0);
    expect(await end(1)).toEqual([]);
  });

  test('is to report on nothing where nobody is to be asked', async () => {
    const { boot, end } = booting({ requestReports: false });
    await boot(0);
    expect(await end(1)).toEqual([]);
  });

  test('is accepted though too much waits for it already, and is to report when it boots next', async () => {
    const { boot, end, store } = booting();
    const settings = Array.from({ length: maxWorkItems }, (_, index): Wanted => {
      return { kind: 'setting', name: `C/${index}`, value: '1' };
    });
    await store.stationWork.request('CS1', settings, at(0));
    expect(await boot(1)).toMatchObject({ status: 'Accepted' });
    for (let count = 0; count < settings.length; count += 50) await end(2);
    await boot(3);
    expect(await end(4)).toEqual(['inventory', 'monitors']);
  });
});
