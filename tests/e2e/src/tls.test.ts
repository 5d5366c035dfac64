import { readFileSync } from 'node:fs';
import { createPki, type Identity, startResponder } from '@csms/test-pki';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { programs, type System } from './systems.js';

const pki = createPki();
const root = pki.root({ commonName: 'Root' });
const server = root.issue({
  commonName: 'csms.example',
  extendedKeyUsage: ['serverAuth'],
  extensions: ['subjectAltName=IP:127.0.0.1'],
});
const responder = await startResponder();
const stationAuthority = root.subordinate({ commonName: 'Station Authority' });

function aStationCertificate(commonName: string, fields: object = {}) {
  return stationAuthority.issue({ commonName, extendedKeyUsage: ['clientAuth'], ...fields });
}

afterAll(async () => {
  pki.remove();
  await responder.close();
});

describe.each(programs)('security profiles 2 and 3 on %s', (_name, start) => {
  let system: System;
  let operator: Operator;

  beforeAll(async () => {
    system = await start({
      args: [
        '--gateway-tls-addr=127.0.0.1:0',
        `--gateway-tls-cert=${server.certificateFile}`,
        `--gateway-tls-key=${server.keyFile}`,
        `--gateway-client-ca=${root.certificateFile}`,
        '--gateway-client-ocsp=required',
        `--gateway-client-responder-hosts=["${responder.host}"]`,
      ],
    });
    operator = createOperator(system.apiUrl);
  });
  afterAll(() => system?.close());

  function connect(stationId: string, identity?: Identity, password = '') {
    const certificate = identity && {
      cert: `${identity.pem}${stationAuthority.pem}`,
      key: readFileSync(identity.keyFile, 'utf8'),
    };
    return connectStation({
      gatewayUrl: system.gatewayTlsUrl ?? '',
      stationId,
      password,
      protocol: 'ocpp1.6',
      socket: { ca: root.pem, ...certificate },
    });
  }

  const boot = { chargePointVendor: 'Example', chargePointModel: 'One' };

  it('a station is let in while the responder of its certificate does not say that it was revoked (A00.FR.702)', async () => {
    const responderUrl = responder.urlOf(stationAuthority);
    for (const stationId of ['OCSP-GOOD', 'OCSP-REVOKED']) {
      await operator.registerStation(stationId, { securityProfile: 2 });
    }
    const station = await connect('OCSP-GOOD', aStationCertificate('OCSP-GOOD', { responderUrl }));
    expect(await station.call('BootNotification', boot)).toMatchObject({ status: 'Accepted' });
    await station.close();
    const revoked = aStationCertificate('OCSP-REVOKED', { responderUrl });
    stationAuthority.revoke(revoked);
    await expect(connect('OCSP-REVOKED', revoked)).rejects.toThrow('Unauthorized');
  });

  it('a station with a password boots over TLS, and not without (A00.FR.001, A00.FR.002, A00.FR.006)', async () => {
    const password = await operator.registerStation('TLS2', { securityProfile: 1 });
    const station = await connect('TLS2', undefined, password);
    expect(await station.call('BootNotification', boot)).toMatchObject({ status: 'Accepted' });
    await station.close();
    const plain = {
      gatewayUrl: system.gatewayUrl,
      stationId: 'TLS2',
      password,
      protocol: 'ocpp1.6',
    } as const;
    await expect(connectStation(plain)).rejects.toMatchObject({ code: 403 });
  });

  it('a station with a client certificate of its own boots, one with that of another does not', async () => {
    await operator.registerStation('TLS3', { securityProfile: 2 });
    const station = await connect('TLS3', aStationCertificate('TLS3'));
    expect(await station.call('BootNotification', boot)).toMatchObject({ status: 'Accepted' });
    await station.close();
    await expect(connect('TLS3', aStationCertificate('OTHER'))).rejects.toMatchObject({ code: 401 });
    await expect(connect('TLS3')).rejects.toMatchObject({ code: 401 });
  });
});
