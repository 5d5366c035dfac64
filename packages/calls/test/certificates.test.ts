import { X509Certificate } from 'node:crypto';
import type { OcppVersion } from '@csms/ocpp-messages';
import type { CertificateRequest, Store } from '@csms/store';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCertificateProvision } from '../src/index.js';
import {
  aCsms,
  accepts,
  after,
  clientCertificate,
  countOf,
  local,
  minute,
  pass,
  start,
} from './certificate-rig.js';

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a certificate that a station asked for', () => {
  it.each<[OcppVersion, Partial<CertificateRequest>, (chain: string) => object]>([
    ['1.6', {}, (certificateChain) => ({ certificateChain })],
    [
      '2.0.1',
      {},
      (certificateChain) => ({ certificateChain, certificateType: 'ChargingStationCertificate' }),
    ],
    [
      '2.0.1',
      { use: 'v2g' },
      (certificateChain) => ({ certificateChain, certificateType: 'V2GCertificate' }),
    ],
    ['2.0.1', { use: 'combined' }, (certificateChain) => ({ certificateChain })],
  ])(
    'comes in CertificateSigned of %s within a second, for %j (A02.FR.14)',
    async (version, fields, request) => {
      const csms = await aCsms();
      const station = await csms.connect('CP01', version, accepts);
      const manager = csms.manager();
      await csms.request(fields);
      await pass(1_000);
      const [chain = ''] = csms.chains;
      expect(countOf(chain)).toBe(2);
      expect(station.received).toMatchObject([{ action: 'CertificateSigned', request: request(chain) }]);
      expect(await csms.requests()).toMatchObject([{ status: 'Installed', certificateChain: chain }]);
      await manager.close();
    },
  );

  it.each<[CertificateRequest['dialect'], Partial<CertificateRequest>, string, (chain: string) => object]>([
    [
      'pnc',
      { use: 'v2g' },
      'org.openchargealliance.iso15118pnc',
      (certificateChain) => ({ certificateChain }),
    ],
    ['has2be', { use: 'v2g' }, 'iso15118', (cert) => ({ cert, typeOfCertificate: 'V2GCertificate' })],
    [
      'has2be',
      { use: 'csms' },
      'iso15118',
      (cert) => ({ cert, typeOfCertificate: 'ChargingStationCertificate' }),
    ],
  ])('comes in DataTransfer of %s, for %j', async (dialect, fields, vendorId, message) => {
    const csms = await aCsms();
    const answer = { response: { status: 'Accepted', data: '{"status":"Accepted"}' } };
    const station = await csms.connect('CP01', '1.6', () => answer);
    const manager = csms.manager();
    await csms.request({ dialect, ...fields });
    await vi.waitUntil(async () => {
      await pass(1_000);
      return (await csms.requests())[0]?.status !== 'Pending';
    });
    expect(station.received).toMatchObject([
      { action: 'DataTransfer', request: { vendorId, messageId: 'CertificateSigned' } },
    ]);
    const { data } = (station.received[0]?.request ?? {}) as { data?: string };
    expect(JSON.parse(data ?? '')).toEqual(message(csms.chains[0] ?? ''));
    expect(await csms.requests()).toMatchObject([{ status: 'Installed' }]);
    await manager.close();
  });

  it('is known to gateways by its hash, if it is for the connection', async () => {
    const csms = await aCsms();
    await csms.connect('CP01', '2.0.1', accepts);
    const manager = csms.manager();
    await csms.request();
    await csms.request({ use: 'v2g', requestId: 'r-2' });
    await pass(1_000);
    const [forCsms, forV2g] = await csms.requests();
    const found = await clientCertificate(csms.store, forCsms?.certificateChain);
    expect(found).toMatchObject({ stationId: 'CP01', at: after(1_000) });
    expect(new X509Certificate(found?.certificate ?? '').subject).toBe('CN=CP01');
    expect(await clientCertificate(csms.store, forV2g?.certificateChain)).toBeUndefined();
    await manager.close();
  });

  it('is one, however often the station asks and however many managers there are', async () => {
    const csms = await aCsms();
    const station = await csms.connect('CP01', '2.0.1', accepts);
    const managers = [csms.manager(), csms.manager(), csms.manager()];
    for (let count = 0; count < 5; count++) {
      await csms.request();
      await pass(300);
    }
    await pass(minute);
    expect(station.received).toHaveLength(1);
    expect(csms.chains).toHaveLength(1);
    await Promise.all(managers.map((manager) => manager.close()));
  });

  it('comes again, the same, when the station asks again after it got it', async () => {
    const csms = await aCsms();
    const station = await csms.connect('CP01', '2.0.1', accepts);
    const manager = csms.manager();
    await csms.request();
    await pass(minute);
    await csms.request();
    await pass(minute);
    expect(station.received).toHaveLength(2);
    expect(station.received[0]?.request).toEqual(station.received[1]?.request);
    expect(csms.chains).toHaveLength(1);
    await manager.close();
  });

  it('comes when the station is back', async () => {
    const csms = await aCsms();
    await csms.register('CP01', '2.0.1');
    const ended = { connected: false, connectionId: 'c1', gatewayId: 'g1', ocppVersion: '2.0.1' };
    await csms.store.stations.recordConnection('CP01', { ...ended, at: new Date() });
    const manager = csms.manager();
    await csms.request();
    await pass(10 * minute);
    expect((await csms.store.calls.list('CP01', { limit: 10 })).items).toEqual([]);
    const station = await csms.connect('CP01', '2.0.1', accepts);
    const back = { connected: true, connectionId: 'c2', gatewayId: 'g1', ocppVersion: '2.0.1' };
    await csms.store.stations.recordConnection('CP01', { ...back, at: new Date() });
    await pass(minute + 1_000);
    expect(station.received).toHaveLength(1);
    expect(csms.chains).toHaveLength(1);
    await manager.close();
  });

  it('comes in another call, the same, when the station did not answer', async () => {
    const csms = await aCsms();
    const station = await csms.connect('CP01', '2.0.1');
    const manager = csms.manager();
    await csms.request();
    await pass(1_000);
    expect(station.received).toHaveLength(1);
    const [{ callId } = { callId: '' }] = (await csms.store.calls.list('CP01', { limit: 1 })).items;
    await csms.store.calls.complete('CP01', callId, { status: 'TimedOut' }, new Date());
    await pass(12_000);
    expect(station.received).toHaveLength(2);
    expect(station.received[1]?.request).toEqual(station.received[0]?.request);
    expect(station.received[1]?.id).not.toBe(station.received[0]?.id);
    await station.answer(accepts());
    await pass(2_000);
    expect(await csms.requests()).toMatchObject([{ status: 'Installed' }]);
    expect(csms.chains).toHaveLength(1);
    await manager.close();
  });
});

describe('a manager that dies', () => {
  it('before the certificate is signed leaves it to another', async () => {
    const csms = await aCsms();
    const station = await csms.connect('CP01', '2.0.1', accepts);
    await csms.request();
    await csms.store.certificateRequests.claimDue(new Date(), after(90_000), 1);
    const manager = csms.manager();
    await pass(89_000);
    expect(station.received).toEqual([]);
    await pass(2_000);
    expect(station.received).toHaveLength(1);
    await manager.close();
  });

  it('while the station has its call leaves the answer to another, who sends none', async () => {
    const csms = await aCsms();
    const station = await csms.connect('CP01', '2.0.1');
    const first = csms.manager();
    await csms.request();
    await pass(1_000);
    await first.close();
    expect(await csms.requests()).toMatchObject([{ status: 'Pending' }]);
    await station.answer(accepts());
    const second = csms.manager();
    await pass(92_000);
    expect(await csms.requests()).toMatchObject([{ status: 'Installed' }]);
    expect(station.received).toHaveLength(1);
    expect(csms.chains).toHaveLength(1);
    await second.close();
  });
});

it('goes on after the store was away, and ends when it is closed', async () => {
  const csms = await aCsms();
  const station = await csms.connect('CP01', '2.0.1', accepts);
  const { store, calls } = csms;
  let failures = 2;
  const certificateRequests = {
    ...store.certificateRequests,
    async claimDue(...args: Parameters<Store['certificateRequests']['claimDue']>) {
      if (failures-- > 0) throw new Error('away');
      return store.certificateRequests.claimDue(...args);
    },
  };
  const manager = createCertificateProvision({
    store: { ...store, certificateRequests },
    signer: local,
    calls,
    clock: { now: () => new Date() },
  });
  await csms.request();
  await pass(3_000);
  expect(station.received).toHaveLength(1);
  await manager.close();
  await manager.close();
  await csms.request({ requestId: 'r-2' });
  await pass(minute);
  expect(station.received).toHaveLength(1);
});
