import { has2be } from '@csms/ocpp-messages/has2be';
import { pnc } from '@csms/ocpp-messages/pnc';
import { type VendorRequest, vendorRequest } from '@csms/router';
import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const hash = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'ab',
  issuerKeyHash: 'cd',
  serialNumber: '1',
} as const;

const child = { ...hash, serialNumber: '2' };
const rootType = 'V2GRootCertificate';
const root = { certificateType: rootType, certificate: 'PEM' } as const;

/** A CSMS whose vendors' messages are answered, and what it knows of certificates then. */
function aVendorsCsms() {
  const { answer, store } = aCsms();
  return {
    async answered(request: VendorRequest, data: object | string, minute: number) {
      const text = typeof data === 'string' ? data : JSON.stringify(data);
      await answer('DataTransfer', request, { status: 'Accepted', data: text }, { receivedAt: at(minute) });
    },
    refused: (request: VendorRequest) => answer('DataTransfer', request, { status: 'UnknownMessageId' }),
    certificates: async () => (await store.installedCertificates.list('CS1', { limit: 10 })).items,
  };
}

test('keeps what both extensions install', async () => {
  const { answered, certificates } = aVendorsCsms();
  const accepted = { status: 'Accepted' };
  await answered(vendorRequest(pnc, 'InstallCertificate', root), accepted, 1);
  await answered(vendorRequest(pnc, 'CertificateSigned', { certificateChain: 'pnc chain' }), accepted, 2);
  const typeOfCertificate = 'ChargingStationCertificate';
  await answered(
    vendorRequest(has2be, 'CertificateSigned', { cert: 'chain', typeOfCertificate }),
    accepted,
    3,
  );
  const moRoot = { certificateType: 'MORootCertificate', certificate: 'MO' } as const;
  await answered(vendorRequest(has2be, 'InstallCertificate', moRoot), accepted, 4);
  const signed = { cert: 'v2g chain', typeOfCertificate: 'V2GCertificate' } as const;
  await answered(vendorRequest(has2be, 'CertificateSigned', signed), { status: 'Rejected' }, 5);
  expect(
    (await certificates()).map(({ use, certificate, installedAt }) => [use, certificate, installedAt]),
  ).toEqual([
    ['mo_root', 'MO', at(4)],
    ['station', 'chain', at(3)],
    ['v2g_chain', 'pnc chain', at(2)],
    ['v2g_root', 'PEM', at(1)],
  ]);
});

test("keeps what the Open Charge Alliance's extension lists, with or without children, and deletes", async () => {
  const { answered, certificates } = aVendorsCsms();
  const chain = { certificateType: 'V2GCertificateChain', certificateHashData: hash };
  const listed = [
    { ...chain, childCertificateHashData: [child] },
    { certificateType: rootType, certificateHashData: child },
  ];
  const response = { status: 'Accepted', certificateHashDataChain: listed };
  await answered(vendorRequest(pnc, 'GetInstalledCertificateIds', {}), response, 1);
  await answered(
    vendorRequest(pnc, 'DeleteCertificate', { certificateHashData: child }),
    { status: 'NotFound' },
    2,
  );
  expect(await certificates()).toEqual([
    { use: 'v2g_chain', hashes: [hash], children: [child], seenAt: at(1) },
    { use: 'v2g_root', hashes: [child], children: [], seenAt: at(1), goneAt: at(2) },
  ]);
});

test("keeps what has-to-be's extension lists where the kind is known, and deletes", async () => {
  const { answered, certificates } = aVendorsCsms();
  const response = { status: 'Accepted', certificateHashDataChain: [hash] };
  await answered(vendorRequest(has2be, 'GetInstalledCertificateIds', {}), response, 1);
  expect(await certificates()).toEqual([]);
  const one = vendorRequest(has2be, 'GetInstalledCertificateIds', { typeOfCertificate: [rootType] });
  await answered(one, response, 2);
  expect(await certificates()).toEqual([{ use: 'v2g_root', hashes: [hash], children: [], seenAt: at(2) }]);
  await answered(
    vendorRequest(has2be, 'DeleteCertificate', { certificateHashData: hash }),
    { status: 'Accepted' },
    3,
  );
  expect(await certificates()).toMatchObject([{ goneAt: at(3) }]);
  await answered(one, response, 4);
  const all = vendorRequest(has2be, 'GetInstalledCertificateIds', {
    typeOfCertificate: [rootType, 'MORootCertificate'],
  });
  await answered(all, { status: 'NotFound' }, 5);
  expect(await certificates()).toMatchObject([{ goneAt: at(5) }]);
});

test("keeps nothing of what was not accepted, can't be read, or is of others", async () => {
  const { answered, refused, certificates } = aVendorsCsms();
  const request = vendorRequest(pnc, 'InstallCertificate', root);
  await refused(request);
  await answered(request, 'Accepted', 1);
  await answered(request, { status: 'Perhaps' }, 1);
  await answered({ ...request, vendorId: 'com.acme' }, { status: 'Accepted' }, 1);
  await answered({ ...request, messageId: 'Other' }, { status: 'Accepted' }, 1);
  await answered({ ...request, data: '{}' }, { status: 'Accepted' }, 1);
  await answered(
    vendorRequest(pnc, 'TriggerMessage', { requestedMessage: 'SignV2GCertificate' }),
    { status: 'Accepted' },
    1,
  );
  expect(await certificates()).toEqual([]);
});

test('keeps nothing when nobody knows what was asked', async () => {
  const { answer, store } = aCsms();
  await answer('DataTransfer', undefined, { status: 'Accepted', data: '{"status":"Accepted"}' });
  expect((await store.installedCertificates.list('CS1', { limit: 10 })).items).toEqual([]);
});
