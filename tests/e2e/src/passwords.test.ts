import { UnexpectedHttpResponse } from 'ocpp-rpc';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { type System, startDistributed, startStandalone } from './systems.js';

const digits = '5f4dcc3b5aa765d61d8327deb882cf99';

/** How the versions say that a station has a new password. */
const versions = [
  {
    protocol: 'ocpp1.6',
    name: 'AuthorizationKey',
    value: digits,
    answered: (status: string) => ({ status }),
  },
  {
    protocol: 'ocpp2.0.1',
    name: 'SecurityCtrlr/BasicAuthPassword',
    value: 'a new password: 31 characters!',
    answered: (attributeStatus: string) => ({
      setVariableResult: [
        { attributeStatus, component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' } },
      ],
    }),
  },
] as const;

describe.each([
  ['in one process', () => startStandalone()],
  ['around a broker, with a gateway that asks the API', () => startDistributed({ overApi: true })],
])('the password of a station, %s,', (_where, start: () => Promise<System>) => {
  let system: System;
  let operator: Operator;
  beforeAll(async () => {
    system = await start();
    operator = createOperator(system.apiUrl);
  });
  afterAll(() => system?.close());

  describe.each(versions)('of $protocol', ({ protocol, name, value, answered }) => {
    /** Whether a station with this password is let in. */
    async function isLetIn(stationId: string, password: string): Promise<boolean> {
      const { gatewayUrl } = system;
      try {
        await (await connectStation({ gatewayUrl, stationId, password, protocol })).close();
        return true;
      } catch (error) {
        if (error instanceof UnexpectedHttpResponse) return false;
        throw error;
      }
    }

    /** Has an operator change it while the station is connected, which answers so, and tells what became of that. */
    async function changed(stationId: string, status: string): Promise<{ old: string; settings: string }> {
      const { gatewayUrl } = system;
      const old = await operator.registerStation(stationId);
      const onCall = () => answered(status);
      const options = { gatewayUrl, stationId, password: old, protocol, onCall };
      const station = await connectStation(options);
      await operator.post(`/cs/${stationId}/reconfigure`, { [name]: value });
      const settings = async () => JSON.stringify(await operator.get(`/cs/${stationId}/settings`));
      await vi.waitFor(async () => expect(await settings()).not.toContain('Pending'), { timeout: 20_000 });
      await station.close();
      return { old, settings: await settings() };
    }

    it('is the new one alone once the station took it, and is not shown (A01.FR.02, A01.FR.03, A01.FR.09)', async () => {
      const stationId = `took-${protocol}`;
      const { old, settings } = await changed(stationId, 'Accepted');
      expect(settings).toContain('Accepted');
      expect(await isLetIn(stationId, value)).toBe(true);
      expect(await isLetIn(stationId, old)).toBe(false);
      const shown = [
        settings,
        JSON.stringify(await operator.get(`/cs/${stationId}/calls`)),
        JSON.stringify(await operator.get(`/cs/${stationId}`)),
      ];
      for (const text of shown) expect(text).not.toContain(value);
    });

    it('stays the old one when the station does not take the new one (A01.FR.04)', async () => {
      const stationId = `refused-${protocol}`;
      const { old, settings } = await changed(stationId, 'Rejected');
      expect(settings).toContain('Rejected');
      expect(await isLetIn(stationId, old)).toBe(true);
      expect(await isLetIn(stationId, value)).toBe(false);
    });

    it('is either one until a station boots that takes it then (A01.FR.03)', async () => {
      const stationId = `boots-${protocol}`;
      const { old } = await changed(stationId, 'RebootRequired');
      expect(await isLetIn(stationId, old)).toBe(true);
      const { gatewayUrl } = system;
      const station = await connectStation({ gatewayUrl, stationId, password: value, protocol });
      await station.call(
        'BootNotification',
        protocol === 'ocpp1.6'
          ? { chargePointVendor: 'ACME', chargePointModel: 'One' }
          : { reason: 'RemoteReset', chargingStation: { vendorName: 'ACME', model: 'One' } },
      );
      await station.close();
      expect(await isLetIn(stationId, value)).toBe(true);
      expect(await isLetIn(stationId, old)).toBe(false);
    });
  });

  it('of factory is replaced before a station is accepted, which stays Pending until then (A00.FR.806, A01.FR.05)', async () => {
    const stationId = 'from-factory';
    const { gatewayUrl } = system;
    const password = await operator.registerStation(stationId, { registrationStatus: 'Pending' });
    const boot = { chargePointVendor: 'ACME', chargePointModel: 'One' };
    let status = 'Rejected';
    const options = { gatewayUrl, stationId, protocol: 'ocpp1.6' } as const;
    const station = await connectStation({ ...options, password, onCall: () => ({ status }) });
    const { name } = versions[0];
    async function change(expected: string): Promise<void> {
      await operator.post(`/cs/${stationId}/reconfigure`, { [name]: digits });
      await vi.waitFor(
        async () =>
          expect(await operator.get(`/cs/${stationId}/settings`)).toMatchObject({
            items: [{ status: expected }],
          }),
        { timeout: 20_000 },
      );
    }
    expect(await station.call('BootNotification', boot)).toMatchObject({ status: 'Pending' });
    await change('Rejected');
    expect(await station.call('BootNotification', boot)).toMatchObject({ status: 'Pending' });
    status = 'Accepted';
    await change('Accepted');
    await operator.patch(`/cs/${stationId}`, { registrationStatus: 'Accepted' });
    await station.close();
    const again = await connectStation({ ...options, password: digits });
    expect(await again.call('BootNotification', boot)).toMatchObject({ status: 'Accepted' });
    await again.close();
  });
});
