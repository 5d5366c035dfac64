import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Authority, type Certificate, createPki, openssl, startResponder } from '@csms/test-pki';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { programs, type System } from './systems.js';

const eMAID = 'DE8AA1A2B3C4D59';
const idToken = { idToken: eMAID, type: 'eMAID' };

const pki = createPki();
const responder = await startResponder();
const root = pki.root({ commonName: 'MO Root' });
const above = root.subordinate({
  commonName: 'MO Sub 1',
  pathLength: 1,
  responderUrl: responder.urlOf(root),
});
const below = above.subordinate({
  commonName: 'MO Sub 2',
  pathLength: 0,
  responderUrl: responder.urlOf(above),
});
const issue = (options: Partial<Parameters<Authority['issue']>[0]> = {}) =>
  below.issue({ commonName: eMAID, responderUrl: responder.urlOf(below), ...options });
const chainOf = (leaf: Certificate) => leaf.pem + below.pem + above.pem;

const contract = issue();
const revoked = issue();
below.revoke(revoked);
const stranger = pki.root({ commonName: 'Another Root' }).issue({ commonName: eMAID });

/** What a station tells of a certificate in place of it, as OpenSSL reads it. */
function hashesOf(certificate: Certificate, issuer: Authority) {
  const text = openssl([
    ['ocsp', '-sha256', '-no_nonce', '-req_text'],
    ['-issuer', issuer.certificateFile, '-cert', certificate.certificateFile],
  ]).toString();
  const fieldOf = (name: string) => new RegExp(`${name}: ([0-9A-F]+)`).exec(text)?.[1] ?? '';
  return {
    hashAlgorithm: 'SHA256',
    issuerNameHash: fieldOf('Issuer Name Hash'),
    issuerKeyHash: fieldOf('Issuer Key Hash'),
    serialNumber: fieldOf('Serial Number'),
    responderURL: responder.urlOf(issuer),
  };
}

afterAll(async () => {
  await responder.close();
  pki.remove();
});

describe.each(programs)('Plug & Charge with certificates that are checked, on %s', (_name, start) => {
  let system: System;
  let operator: Operator;

  beforeAll(async () => {
    const file = join(pki.folder, 'csms.toml');
    const roots = [root, above, below].map(({ certificateFile }) => certificateFile);
    writeFileSync(
      file,
      `[contract_cert_validator]
type = "ocsp"
ocsp.responder_hosts = ["${responder.host}"]
ocsp.root_certs.type = "file"
ocsp.root_certs.file.files = ${JSON.stringify(roots)}
`,
    );
    system = await start({ args: ['--config', file] });
    operator = createOperator(system.apiUrl);
    await operator.addToken(eMAID);
  });
  afterAll(() => system?.close());

  async function connect(stationId: string, protocol: 'ocpp1.6' | 'ocpp2.0.1') {
    const password = await operator.registerStation(stationId);
    return connectStation({ gatewayUrl: system.gatewayUrl, stationId, password, protocol, strict: true });
  }

  it('judges contracts by their chains on 2.0.1 (C07.FR.05, C07.FR.14 to 17)', async () => {
    const station = await connect('CS201', 'ocpp2.0.1');
    const expired = issue({ validTo: new Date(Date.now() - 60_000) });
    const cases = [
      [chainOf(contract), 'Accepted', 'Accepted'],
      [chainOf(revoked), 'CertificateRevoked', 'Invalid'],
      [chainOf(expired), 'CertificateExpired', 'Expired'],
      [chainOf(issue({ commonName: 'DE8AA1A2B3C4D6' })), 'CertChainError', 'Invalid'],
      [stranger.pem, 'CertChainError', 'Invalid'],
      ['no certificate', 'CertChainError', 'Invalid'],
    ] as const;
    for (const [certificate, certificateStatus, status] of cases) {
      expect(await station.call('Authorize', { idToken, certificate })).toMatchObject({
        certificateStatus,
        idTokenInfo: { status },
      });
    }
    await station.close();
  });

  it('judges contracts by their hashes, and tells how certificates stand, on 2.0.1 (C07.FR.14, M06.FR.02)', async () => {
    const station = await connect('CS202', 'ocpp2.0.1');
    const cases = [
      [contract, 'Accepted'],
      [revoked, 'CertificateRevoked'],
    ] as const;
    for (const [leaf, certificateStatus] of cases) {
      const hashes = [hashesOf(leaf, below), hashesOf(below, above), hashesOf(above, root)];
      expect(await station.call('Authorize', { idToken, iso15118CertificateHashData: hashes })).toMatchObject(
        {
          certificateStatus,
        },
      );
      expect(await station.call('GetCertificateStatus', { ocspRequestData: hashes[0] })).toEqual({
        status: 'Accepted',
        ocspResult: expect.stringMatching(/^MII/),
      });
    }
    await station.close();
  });

  it('judges contracts by their chains on 1.6', async () => {
    const station = await connect('CP16', 'ocpp1.6');
    const pnc = { vendorId: 'org.openchargealliance.iso15118pnc', messageId: 'Authorize' };
    const cases = [
      [contract, { certificateStatus: 'Accepted', idTokenInfo: { status: 'Accepted' } }],
      [revoked, { certificateStatus: 'CertificateRevoked', idTokenInfo: { status: 'Invalid' } }],
    ] as const;
    for (const [leaf, answer] of cases) {
      const data = JSON.stringify({ idToken: { idToken: eMAID }, certificate: chainOf(leaf) });
      const { data: answered } = (await station.call('DataTransfer', { ...pnc, data })) as { data: string };
      expect(JSON.parse(answered)).toEqual(answer);
    }
    await station.close();
  });

  it.each([
    ['org.openchargealliance.iso15118pnc', 'iso15118CertificateHashData'],
    ['iso15118', '15118CertificateHashData'],
  ])(
    'judges contracts by their hashes, and tells how certificates stand, in DataTransfer of %s',
    async (vendorId, field) => {
      const station = await connect(`CP-${field}`, 'ocpp1.6');
      const transfer = async (messageId: string, message: object) => {
        const request = { vendorId, messageId, data: JSON.stringify(message) };
        const { data } = (await station.call('DataTransfer', request)) as { data: string };
        return JSON.parse(data) as object;
      };
      for (const [leaf, certificateStatus, status] of [
        [contract, 'Accepted', 'Accepted'],
        [revoked, 'CertificateRevoked', 'Invalid'],
      ] as const) {
        const hashes = [hashesOf(leaf, below), hashesOf(below, above), hashesOf(above, root)];
        expect(await transfer('Authorize', { idToken, [field]: hashes })).toMatchObject({
          certificateStatus,
          idTokenInfo: { status },
        });
        expect(await transfer('GetCertificateStatus', { ocspRequestData: hashes[0] })).toEqual({
          status: 'Accepted',
          ocspResult: expect.stringMatching(/^MII/),
        });
      }
      await station.close();
    },
  );

  it.each([
    [
      'org.openchargealliance.iso15118pnc',
      { certificateType: ['MORootCertificate'] },
      (hash: object) => [{ certificateType: 'MORootCertificate', certificateHashData: hash }],
    ],
    ['iso15118', { typeOfCertificate: ['MORootCertificate'] }, (hash: object) => [hash]],
  ] as const)(
    'roots are installed, listed and deleted in DataTransfer of %s',
    async (vendorId, wanted, listing) => {
      const stationId = `CP-ROOTS-${vendorId}`;
      const station = await connect(stationId, 'ocpp1.6');
      await station.call('BootNotification', { chargePointVendor: 'Example', chargePointModel: 'One' });
      const { responderURL: _, ...hash } = hashesOf(root, root);
      const answers: Record<string, object> = {
        InstallCertificate: { status: 'Accepted' },
        GetInstalledCertificateIds: { status: 'Accepted', certificateHashDataChain: listing(hash) },
        DeleteCertificate: { status: 'Accepted' },
      };
      station.handle('DataTransfer', async ({ params }) => {
        const { messageId } = params as { messageId: string };
        return { status: 'Accepted', data: JSON.stringify(answers[messageId]) };
      });
      const transfer = async (messageId: string, message: object) => {
        const request = { vendorId, messageId, data: JSON.stringify(message) };
        const { body } = await operator.callStation(stationId, 'DataTransfer', request, 30);
        expect(body).toMatchObject({ status: 'Answered', response: { status: 'Accepted' } });
        const { items } = await operator.get<{ items: object[] }>(`/cs/${stationId}/installed-certificates`);
        return items;
      };

      const installing = { certificateType: 'MORootCertificate', certificate: root.pem };
      expect(await transfer('InstallCertificate', installing)).toMatchObject([
        { use: 'mo_root', installedAt: expect.any(String) },
      ]);
      expect(await transfer('GetInstalledCertificateIds', wanted)).toMatchObject([
        { use: 'mo_root', hashes: expect.arrayContaining([hash]), seenAt: expect.any(String) },
      ]);
      expect(await transfer('DeleteCertificate', { certificateHashData: hash })).toMatchObject([
        { use: 'mo_root', goneAt: expect.any(String) },
      ]);
      await station.close();
    },
  );
});
