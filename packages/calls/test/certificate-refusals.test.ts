import type { OcppVersion } from '@csms/ocpp-messages';
import { CsrError } from '@csms/services';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  aCsms,
  accepts,
  clientCertificate,
  countOf,
  minute,
  pass,
  pki,
  rejects,
  start,
  sub,
} from './certificate-rig.js';
import type { Answer } from './rig.js';

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a certificate that the station does not take', () => {
  it.each<[string, Answer, string]>([
    ['rejects', rejects(), 'the station said Rejected'],
    [
      'rejects with a reason',
      { response: { status: 'Rejected', statusInfo: { reasonCode: 'InvalidCertificate' } } },
      'the station said Rejected: InvalidCertificate',
    ],
    [
      'answers with an error',
      { error_code: 'NotSupported', error_description: 'no' },
      'the station answered with NotSupported',
    ],
  ])('since it %s is visible, and leaves the old one as it is', async (_, answer, reason) => {
    const csms = await aCsms();
    let answers: Answer = accepts();
    const station = await csms.connect('CP01', '2.0.1', () => answers);
    const manager = csms.manager();
    await csms.request();
    await pass(minute);
    answers = answer;
    await csms.request({ requestId: 'r-2' });
    await pass(minute);
    expect(station.received).toHaveLength(2);
    expect(await csms.requests()).toMatchObject([{ requestId: 'r-2', status: 'Rejected', reason }]);
    expect(csms.logs).toContainEqual({ stationId: 'CP01', use: 'csms', status: 'Rejected', reason });
    const [old, rejected] = csms.chains;
    expect(await clientCertificate(csms.store, old)).toBeDefined();
    expect(await clientCertificate(csms.store, rejected)).toBeUndefined();
    await manager.close();
  });

  it('after it took it before stays with the gateways', async () => {
    const csms = await aCsms();
    let answers = accepts();
    await csms.connect('CP01', '2.0.1', () => answers);
    const manager = csms.manager();
    await csms.request();
    await pass(minute);
    answers = rejects();
    await csms.request();
    await pass(minute);
    expect(await csms.requests()).toMatchObject([{ status: 'Rejected' }]);
    expect(await clientCertificate(csms.store, csms.chains[0])).toBeDefined();
    await manager.close();
  });

  it.each([
    [{ status: 'Accepted', data: '{"status":"Rejected"}' }, 'the station said Rejected'],
    [{ status: 'UnknownVendorId' }, 'the station said UnknownVendorId to the DataTransfer'],
    [{ status: 'Accepted', data: 'yes' }, 'the station said Malformed to the DataTransfer'],
  ])('in DataTransfer, as it says by %j', async (response, reason) => {
    const csms = await aCsms();
    await csms.connect('CP01', '1.6', () => ({ response }));
    const manager = csms.manager();
    await csms.request({ dialect: 'pnc', use: 'v2g' });
    await vi.waitUntil(async () => {
      await pass(1_000);
      return (await csms.requests())[0]?.status !== 'Pending';
    });
    expect(await csms.requests()).toMatchObject([{ status: 'Rejected', reason }]);
    await manager.close();
  });
});

describe('a chain', () => {
  const leafLength = sub.sign(pki.request({ subject: '/CN=CP01' }).pem, { commonName: 'CP01' }).pem.length;

  async function settle(version: OcppVersion, setting: string) {
    const csms = await aCsms();
    const station = await csms.connect('CP01', version, accepts);
    const at = new Date();
    if (version === '1.6') {
      const key = { key: 'certificateSignedMaxChainSize', value: setting, isKnown: true, at };
      await csms.store.configuration.record('CP01', [key]);
    } else {
      const component = { name: 'SecurityCtrlr' };
      const variable = { name: 'MaxCertificateChainSize' };
      const value = { component, variable, type: 'Actual', value: setting } as const;
      await csms.store.deviceModel.recordValues('CP01', [value], at);
    }
    const manager = csms.manager();
    await csms.request();
    await pass(1_000);
    await manager.close();
    const { certificateChain } = (station.received[0]?.request ?? {}) as { certificateChain?: string };
    return { certificates: certificateChain && countOf(certificateChain), requests: await csms.requests() };
  }

  it.each<[OcppVersion, string, number]>([
    ['1.6', '10000', 2],
    ['1.6', String(leafLength + 200), 1],
    ['1.6', 'many', 2],
    ['1.6', '0', 2],
    ['2.0.1', '20000', 2],
    ['2.0.1', String(leafLength + 200), 1],
  ])(
    'for a station of %s with room for %s characters is %i long (A02.FR.16)',
    async (version, setting, length) => {
      expect((await settle(version, setting)).certificates).toBe(length);
    },
  );

  it('is not sent to a station that has no room for the leaf', async () => {
    const { certificates, requests } = await settle('2.0.1', '100');
    expect(certificates).toBeUndefined();
    expect(requests).toMatchObject([
      { status: 'Failed', reason: 'the station has no room for its certificate' },
    ]);
  });
});

describe('a CSR', () => {
  it('that is not signed ends the request', async () => {
    const csms = await aCsms(() => Promise.reject(new CsrError('refused', 'expected another CSR')));
    const station = await csms.connect('CP01', '2.0.1', accepts);
    const manager = csms.manager();
    await csms.request();
    await pass(10 * minute);
    expect(station.received).toEqual([]);
    expect(await csms.requests()).toMatchObject([{ status: 'Failed', reason: 'expected another CSR' }]);
    await manager.close();
  });

  it('whose signer fails is signed later, with longer and longer pauses, for a day', async () => {
    const times: number[] = [];
    const csms = await aCsms(() => {
      times.push(Date.now() - start.getTime());
      return Promise.reject(new Error('down'));
    });
    await csms.connect('CP01', '2.0.1', accepts);
    const manager = csms.manager();
    await csms.request();
    await pass(24 * 60 * minute);
    const pauses = times.slice(1).map((time, index) => Math.round((time - (times[index] ?? 0)) / 1_000));
    expect(pauses.slice(0, 6)).toEqual([10, 20, 40, 80, 160, 320]);
    expect(Math.max(...pauses)).toBe(600);
    await pass(20 * minute);
    expect(await csms.requests()).toMatchObject([{ status: 'Failed' }]);
    expect(csms.logs).toContainEqual(expect.objectContaining({ err: new Error('down') }));
    await manager.close();
  });
});
