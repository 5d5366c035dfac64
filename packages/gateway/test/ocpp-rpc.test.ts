import { RPCClient } from 'ocpp-rpc';
import { describe, expect, onTestFinished, test } from 'vitest';
import { password, type Rig, startRig } from './rig.js';

/** A station of the package ocpp-rpc, which checks what it gets against the official schemas. */
async function connectClient(rig: Rig, protocols: string[], stationId = 'CP01'): Promise<RPCClient> {
  rig.register(stationId);
  const client = new RPCClient({
    endpoint: rig.url,
    identity: stationId,
    password,
    protocols,
    strictMode: true,
    reconnect: false,
  } as ConstructorParameters<typeof RPCClient>[0]);
  onTestFinished(async () => {
    await client.close({ force: true });
  });
  await client.connect();
  return client;
}

const boots = {
  'ocpp1.6': { chargePointVendor: 'v', chargePointModel: 'm' },
  'ocpp2.0.1': { reason: 'PowerUp', chargingStation: { vendorName: 'v', model: 'm' } },
};

describe.each(['ocpp1.6', 'ocpp2.0.1'] as const)('a client that we did not write, on %s', (protocol) => {
  test('boots', async () => {
    const rig = await startRig();
    const client = await connectClient(rig, [protocol]);
    const booted = client.call('BootNotification', boots[protocol]);
    const answer = { status: 'Accepted', currentTime: '2026-01-01T00:00:00.000Z', interval: 300 };
    await rig.answer(await rig.calls.next(), answer);
    expect(await booted).toEqual(answer);
  });

  test('is told of an error in a spelling that it knows', async () => {
    const rig = await startRig();
    const client = await connectClient(rig, [protocol]);
    const booted = client.call('BootNotification', boots[protocol]);
    await rig.refuse(await rig.calls.next(), 'SecurityError', 'not now');
    await expect(booted).rejects.toMatchObject({ rpcErrorCode: 'SecurityError', message: 'not now' });
  });

  test('answers a call while one of its own is on its way', async () => {
    const rig = await startRig();
    const client = await connectClient(rig, [protocol]);
    const booted = client.call('BootNotification', boots[protocol]);
    const call = await rig.calls.next();
    client.handle('ClearCache', async () => {
      await rig.answer(call, { status: 'Pending', currentTime: '2026-01-01T00:00:00.000Z', interval: 5 });
      await booted;
      return { status: 'Accepted' };
    });
    await rig.tell(
      { type: 2, id: 'c1', action: 'ClearCache', request: {} },
      { version: protocol === 'ocpp1.6' ? '1.6' : '2.0.1' },
    );
    expect((await rig.answers.next()).envelope).toMatchObject({ id: 'c1', response: { status: 'Accepted' } });
  });
});

test('a client that we did not write is turned away with a wrong password', async () => {
  const rig = await startRig();
  rig.register('CP02', { passwordSha256: '' });
  await expect(connectClient(rig, ['ocpp1.6'], 'CP01')).resolves.toBeDefined();
  const client = new RPCClient({
    endpoint: rig.url,
    identity: 'CP02',
    password: 'wrong',
    protocols: ['ocpp1.6'],
    reconnect: false,
  } as ConstructorParameters<typeof RPCClient>[0]);
  await expect(client.connect()).rejects.toMatchObject({ code: 401 });
});

test('a client that we did not write gets the first version of its choice', async () => {
  const rig = await startRig();
  expect((await connectClient(rig, ['ocpp2.0.1', 'ocpp1.6'])).protocol).toBe('ocpp2.0.1');
});
