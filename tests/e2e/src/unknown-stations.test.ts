import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { type System, startDistributed, systems } from './systems.js';

const args = ['--gateway-register-unknown=true'];
const password = 'shown by the station first';
const boot = { chargePointVendor: 'ACME', chargePointModel: 'One' };

describe.each([
  ...systems,
  ['a gateway that asks the API', () => startDistributed({ args, overApi: true })] as const,
])('%s that registers unknown stations', (_name, start) => {
  let system: System;
  let operator: Operator;

  beforeAll(async () => {
    system = await start({ args });
    operator = createOperator(system.apiUrl);
  });
  afterAll(() => system?.close());

  it('takes nothing but boots of one until an operator accepts it', async () => {
    const { gatewayUrl } = system;
    const station = await connectStation({ gatewayUrl, stationId: 'CP01', password, protocol: 'ocpp1.6' });
    expect(await station.call('BootNotification', boot)).toMatchObject({ status: 'Pending' });
    await expect(station.call('Authorize', { idTag: 'CAFE01' })).rejects.toMatchObject({
      rpcErrorCode: 'SecurityError',
    });
    expect(await operator.get('/cs/CP01')).toMatchObject({ registrationStatus: 'Pending', vendor: 'ACME' });

    await operator.patch('/cs/CP01', { registrationStatus: 'Accepted' });
    expect(await station.call('BootNotification', boot)).toMatchObject({ status: 'Accepted' });
    await station.close();
  });

  it.each(['cp01', '__proto__', 'toString', '\ufffe'])(
    'registers no %j, whose id differs from another in case only, or is one that the API refuses',
    async (stationId) => {
      const { gatewayUrl } = system;
      const station = connectStation({ gatewayUrl, stationId, password, protocol: 'ocpp1.6' });
      await expect(station).rejects.toMatchObject({ code: 404 });
      expect(await operator.get('/cs')).toMatchObject({ items: [{ csId: 'CP01' }] });
    },
  );

  it('lets nobody in under its id who shows another password', async () => {
    const { gatewayUrl } = system;
    const other = connectStation({
      gatewayUrl,
      stationId: 'CP01',
      password: 'not what was shown first',
      protocol: 'ocpp1.6',
    });
    await expect(other).rejects.toMatchObject({ code: 401 });
  });
});
