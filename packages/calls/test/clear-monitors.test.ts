import type { CallEnvelope } from '@csms/transport';
import { describe, expect, it } from 'vitest';
import { aCommandRig, stationId, tellVariable } from './command-rig.js';
import type { Answer } from './rig.js';

const idsOf = ({ request }: Pick<CallEnvelope, 'request'>) =>
  (request as { readonly id: readonly number[] }).id;

/** A station that clears every monitor, and tells of them in another order. */
function clears(call: CallEnvelope): Answer {
  const results = idsOf(call).map((id) => ({ id, status: 'Accepted' }));
  return { response: { clearMonitoringResult: results.toReversed() } };
}

const monitoring = { component: { name: 'MonitoringCtrlr' } };
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('clearing monitors', () => {
  it('takes no more calls than the station needs, each of as many as it takes (N06.FR.04)', async () => {
    const { commands, asked, store } = await aCommandRig('2.0.1', clears);
    const instance = 'ClearVariableMonitoring';
    await tellVariable(store, { ...monitoring, variable: { name: 'ItemsPerMessage', instance }, value: '4' });
    const { results, calls } = await commands.clearMonitors(stationId, { monitorIds: upTo(10) });
    expect(asked().map(([, request]) => idsOf({ request }))).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ]);
    expect(results).toEqual(upTo(10).map((monitorId) => ({ monitorId, status: 'Accepted' })));
    expect(calls).toHaveLength(3);
  });

  it('sends no more bytes than the station takes (N06.FR.04)', async () => {
    const { commands, station, store } = await aCommandRig('2.0.1', clears);
    const variable = { name: 'BytesPerMessage', instance: 'ClearVariableMonitoring' };
    await tellVariable(store, { ...monitoring, variable, value: '120' });
    const monitorIds = upTo(30).map((index) => 1_000_000 + index);
    await commands.clearMonitors(stationId, { monitorIds });
    const sizes = station.received.map(({ action, request }) =>
      Buffer.byteLength(JSON.stringify([2, 'x'.repeat(36), action, request])),
    );
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(120);
    expect(station.received.flatMap(idsOf)).toEqual(monitorIds);
  });

  it('goes by limits of other messages for none of this', async () => {
    const { commands, asked, store } = await aCommandRig('2.0.1', clears);
    const variable = { name: 'ItemsPerMessage', instance: 'SetVariableMonitoring' };
    await tellVariable(store, { ...monitoring, variable, value: '1' });
    await commands.clearMonitors(stationId, { monitorIds: upTo(10) });
    expect(asked()).toHaveLength(1);
  });

  it('tells what became of each monitor, which is named once', async () => {
    const { commands, asked } = await aCommandRig('2.0.1', () => ({
      response: {
        clearMonitoringResult: [
          { id: 2, status: 'NotFound' },
          { id: 1, status: 'Rejected', statusInfo: { reasonCode: 'HardWired' } },
        ],
      },
    }));
    const { results } = await commands.clearMonitors(stationId, { monitorIds: [1, 2, 3, 2] });
    expect(asked()).toEqual([['ClearVariableMonitoring', { id: [1, 2, 3] }]]);
    expect(results).toEqual([
      { monitorId: 1, status: 'Rejected', reason: { code: 'HardWired' } },
      { monitorId: 2, status: 'Unknown' },
      { monitorId: 3, status: 'LeftOut' },
    ]);
  });

  it('is not supported by OCPP 1.6', async () => {
    const { commands, asked } = await aCommandRig('1.6', clears);
    await expect(commands.clearMonitors(stationId, { monitorIds: [1] })).rejects.toMatchObject({
      code: 'not-supported',
    });
    expect(asked()).toEqual([]);
  });
});
