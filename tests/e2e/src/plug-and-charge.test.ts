import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { programs, type System } from './systems.js';

const eMAID = 'DE8AA1A2B3C4D59';
const hash = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'E8a1D2',
  issuerKeyHash: '0c5f77',
  serialNumber: '059A2',
  responderURL: 'http://ocsp.example.com/',
};

describe.each(programs)('Plug & Charge without certificates, on %s', (_name, start) => {
  let system: System;
  let operator: Operator;

  beforeAll(async () => {
    system = await start();
    operator = createOperator(system.apiUrl);
    await operator.addToken(eMAID);
  });
  afterAll(() => system?.close());

  async function connect(stationId: string, protocol: 'ocpp1.6' | 'ocpp2.0.1', strict: boolean) {
    const password = await operator.registerStation(stationId);
    return connectStation({ gatewayUrl: system.gatewayUrl, stationId, password, protocol, strict });
  }

  it('knows contracts and refuses certificates, in both extensions of 1.6, as text and as objects', async () => {
    const station = await connect('CP16', 'ocpp1.6', false);
    const pnc = { vendorId: 'org.openchargealliance.iso15118pnc', messageId: 'Authorize' };
    expect(await station.call('DataTransfer', { ...pnc, data: JSON.stringify({ idToken: eMAID }) })).toEqual({
      status: 'Accepted',
      data: '{"idTokenInfo":{"status":"Accepted"}}',
    });
    const data = { idToken: { idToken: eMAID, type: 'eMAID' }, '15118CertificateHashData': [hash] };
    expect(
      await station.call('DataTransfer', { vendorId: 'iso15118', messageId: 'Authorize', data }),
    ).toEqual({
      status: 'Accepted',
      data: '{"certificateStatus":"CertificateRevoked","idTokenInfo":{"status":"Invalid"}}',
    });
    expect(await station.call('DataTransfer', { vendorId: 'com.example' })).toEqual({
      status: 'UnknownVendorId',
    });
    await station.close();
  });

  it('knows contracts and refuses certificates on 2.0.1', async () => {
    const station = await connect('CS201', 'ocpp2.0.1', true);
    const idToken = { idToken: eMAID, type: 'eMAID' };
    expect(await station.call('Authorize', { idToken })).toMatchObject({
      idTokenInfo: { status: 'Accepted' },
    });
    expect(await station.call('Authorize', { idToken, iso15118CertificateHashData: [hash] })).toMatchObject({
      certificateStatus: 'CertChainError',
      idTokenInfo: { status: 'Invalid' },
    });
    expect(await station.call('GetCertificateStatus', { ocspRequestData: hash })).toEqual({
      status: 'Failed',
    });
    expect(await station.call('DataTransfer', { vendorId: 'com.example' })).toEqual({
      status: 'UnknownVendorId',
    });
    await station.close();
  });
});
