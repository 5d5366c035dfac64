import { createPki } from '@csms/test-pki';
import type { RPCClient } from 'ocpp-rpc';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { onFirestore, type System, systems } from './systems.js';

const pki = createPki();
afterAll(() => pki.remove());
const certificate = pki.root({ commonName: 'Root' }).pem;

/** Something wanted of a station as the API tells it. */
interface WorkItem {
  readonly status: string;
  readonly reason?: string;
  readonly name?: string;
}

/** How a version says what is wanted in these tests. */
const versions = [
  {
    protocol: 'ocpp1.6',
    setting: 'HeartbeatInterval',
    asked: [
      ['ChangeConfiguration', { key: 'HeartbeatInterval', value: '300' }],
      ['DataTransfer', expect.objectContaining({ messageId: 'InstallCertificate' }) as object],
      ['InstallCertificate', { certificateType: 'CentralSystemRootCertificate', certificate }],
      ['TriggerMessage', { requestedMessage: 'BootNotification' }],
    ],
    boot: { chargePointVendor: 'ACME', chargePointModel: 'One' },
  },
  {
    protocol: 'ocpp2.0.1',
    setting: 'OCPPCommCtrlr/HeartbeatInterval',
    asked: [
      ['InstallCertificate', { certificateType: 'CSMSRootCertificate', certificate }],
      ['InstallCertificate', { certificateType: 'V2GRootCertificate', certificate }],
      [
        'SetVariables',
        {
          setVariableData: [
            {
              component: { name: 'OCPPCommCtrlr' },
              variable: { name: 'HeartbeatInterval' },
              attributeValue: '300',
            },
          ],
        },
      ],
      ['TriggerMessage', { requestedMessage: 'BootNotification' }],
    ],
    boot: { reason: 'PowerUp', chargingStation: { vendorName: 'ACME', model: 'One' } },
  },
] as const;

describe.each([...systems, onFirestore])('what is wanted of a station, on %s', (_name, start) => {
  let system: System;
  let operator: Operator;
  beforeAll(async () => {
    system = await start();
    operator = createOperator(system.apiUrl);
  });
  afterAll(() => system?.close());

  async function ask(path: string, setting: string): Promise<void> {
    await operator.post(`${path}/reconfigure`, { [setting]: '300' });
    const certificates = ['CSMS', 'V2G'].map((type) => ({ type, certificate }));
    await operator.post(`${path}/certificates`, { certificates });
    await operator.post(`${path}/trigger`, { trigger: 'BootNotification' });
  }

  const list = async (path: string) => (await operator.get<{ items: readonly WorkItem[] }>(path)).items;

  async function ended(path: string): Promise<readonly string[]> {
    const statuses = async () => (await list(path)).map(({ status }) => status);
    await vi.waitFor(async () => expect(await statuses()).not.toContain('Pending'), { timeout: 20_000 });
    return statuses();
  }

  describe.each(versions)('a station of $protocol', ({ protocol, setting, asked, boot }) => {
    /** Connects it: it notes what it is asked, and takes everything, settings with its next boot. */
    async function connect(stationId: string, password: string): Promise<[RPCClient, unknown[]]> {
      const { gatewayUrl } = system;
      const strict = protocol === 'ocpp2.0.1';
      const received: unknown[] = [];
      const options = { gatewayUrl, stationId, password, protocol, strict };
      const station = await connectStation({
        ...options,
        onCall(action, params) {
          received.push([action, params]);
          if (action === 'DataTransfer') return { status: 'Accepted', data: '{"status":"Accepted"}' };
          if (action === 'ChangeConfiguration') return { status: 'RebootRequired' };
          if (action !== 'SetVariables') return { status: 'Accepted' };
          const { setVariableData } = params as {
            setVariableData: { component: object; variable: object }[];
          };
          return {
            setVariableResult: setVariableData.map(({ component, variable }) => ({
              attributeStatus: 'RebootRequired',
              component,
              variable,
            })),
          };
        },
      });
      return [station, received];
    }

    const inOrder = (received: readonly unknown[]) =>
      received.toSorted((a, b) => (String(a) < String(b) ? -1 : 1));

    it('gets what is asked for while it is connected, each once, and settings take effect with its boot', async () => {
      const stationId = `here-${protocol}`;
      const path = `/cs/${stationId}`;
      const [station, received] = await connect(stationId, await operator.registerStation(stationId));
      await ask(path, setting);
      expect((await ended(`${path}/work`)).toSorted()).toEqual([
        'Accepted',
        'Accepted',
        'Accepted',
        'RebootRequired',
      ]);
      expect(inOrder(received)).toEqual(asked);
      expect(await list(`${path}/settings`)).toMatchObject([{ name: setting, status: 'RebootRequired' }]);
      await station.call('BootNotification', boot);
      expect(await list(`${path}/settings`)).toMatchObject([{ name: setting, status: 'Accepted' }]);
      expect(await ended(`${path}/certificates`)).toEqual(['Accepted', 'Accepted']);
      await station.close();
    });

    it('gets what was asked for while it was away when it comes back, each once', async () => {
      const stationId = `away-${protocol}`;
      const path = `/cs/${stationId}`;
      const password = await operator.registerStation(stationId);
      const [before, nothing] = await connect(stationId, password);
      await before.close();
      await ask(path, setting);
      // It was looked for, and was not there.
      await vi.waitFor(
        async () =>
          expect((await list(`${path}/work`)).map(({ reason }) => reason)).toEqual(
            Array(4).fill('the station is not connected'),
          ),
        { timeout: 20_000 },
      );
      const [station, received] = await connect(stationId, password);
      await ended(`${path}/work`);
      expect(inOrder(received)).toEqual(asked);
      expect(nothing).toEqual([]);
      await station.close();
    });
  });
});
