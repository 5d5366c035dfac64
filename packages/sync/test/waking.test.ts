import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { createRouter } from '@csms/router';
import { createInProcessTransport, serializeEnvelope } from '@csms/transport';
import { describe, expect, it } from 'vitest';
import { wakeByMessages } from '../src/index.js';

const noon = new Date('2026-03-01T12:00:00Z').getTime();

/** A manager whose stations are woken by their messages, and who was woken. */
function aManager(wake: (stationId: string) => Promise<void> = async () => {}, maxStations?: number) {
  const woken: string[] = [];
  const warnings: object[] = [];
  let nowMs = noon;
  const log = (fields: object) => warnings.push(fields);
  const logger = { debug() {}, info() {}, warn: log, error: log };
  const router = createRouter(ocpp16, { clock: { now: () => new Date(nowMs) }, logger })
    .on('Heartbeat', () => ({ currentTime: new Date(nowMs).toISOString() }))
    .on('BootNotification', () => ({
      currentTime: new Date(nowMs).toISOString(),
      interval: 300,
      status: 'Accepted',
    }))
    .use(
      wakeByMessages(
        {
          wake(stationId) {
            woken.push(stationId);
            return wake(stationId);
          },
        },
        { ...(maxStations !== undefined && { maxStations }) },
      ),
    );
  const boot = { chargePointVendor: 'ACME', chargePointModel: 'One' };
  return {
    woken,
    warnings,
    passSeconds(seconds: number) {
      nowMs += seconds * 1_000;
    },
    async hear(stationId: string, action: 'Heartbeat' | 'BootNotification', receivedAt?: Date) {
      const request = action === 'Heartbeat' ? {} : boot;
      const payload = serializeEnvelope({ type: 2, action, id: 'm1', request });
      const message = { topic: { kind: 'in', version: '1.6', stationId } as const, payload };
      const { answer } = await router.handle(
        receivedAt ? { ...message, receivedAt } : message,
        createInProcessTransport(),
      );
      return answer?.type;
    },
  };
}

describe('a station is woken', () => {
  it('by its boot, and by nothing else behind a gateway that tells of connections', async () => {
    const { hear, woken } = aManager();
    for (const stationId of ['CP1', 'CP2']) await hear(stationId, 'Heartbeat', new Date(noon));
    await hear('CP1', 'BootNotification', new Date(noon));
    expect(woken).toEqual(['CP1']);
  });

  it('by any message behind another gateway, once a minute', async () => {
    const { hear, woken, passSeconds } = aManager();
    for (let seconds = 0; seconds < 120; seconds += 20) {
      await hear('CP1', 'Heartbeat');
      passSeconds(20);
    }
    expect(woken).toEqual(['CP1', 'CP1']);
    await hear('CP2', 'Heartbeat');
    expect(woken).toEqual(['CP1', 'CP1', 'CP2']);
  });

  it('with so many remembered at most', async () => {
    const { hear, woken } = aManager(undefined, 1);
    for (const stationId of ['CP1', 'CP2', 'CP1']) await hear(stationId, 'Heartbeat');
    expect(woken).toEqual(['CP1', 'CP2', 'CP1']);
  });

  it('or not, which does its message no harm', async () => {
    const err = new Error('the store is away');
    const { hear, warnings } = aManager(() => Promise.reject(err));
    expect(await hear('CP1', 'BootNotification')).toBe(3);
    expect(warnings).toEqual([
      expect.objectContaining({ stationId: 'CP1', action: 'BootNotification', err }),
    ]);
  });
});
