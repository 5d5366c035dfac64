import type { Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { has2be } from '@csms/ocpp-messages/has2be';
import { pnc } from '@csms/ocpp-messages/pnc';
import { createInProcessTransport } from '@csms/transport';
import { expect, it } from 'vitest';
import {
  createDataTransfer,
  createRouter,
  type DataTransferCall,
  type DataTransferOptions,
  type Logger,
  silentLogger,
} from '../src/index.js';
import { aStation } from './station.js';

const { vendorId } = pnc;
/** The data of SignCertificate, which both extensions have. */
const csrData = JSON.stringify({ csr: 'MIIB' });

/** A CSMS that takes one message of each extension, and a station whose DataTransfers it answers. */
async function aCsms(options?: DataTransferOptions, logger: Logger = silentLogger) {
  const routes = createDataTransfer<Ocpp16Messages>(options);
  routes
    .vendor(pnc)
    .on('SignCertificate', ({ csr }) => ({ status: csr === 'MIIB' ? 'Accepted' : 'Rejected' }));
  routes.vendor(has2be).mount({ SignCertificate: () => ({ status: 'Rejected' }) });
  const transport = createInProcessTransport();
  const router = createRouter(ocpp16, { logger }).on('DataTransfer', async (request, context) => {
    const { status, data } = await routes.handle(request, context);
    return data ? { status, data: JSON.stringify(data) } : { status };
  });
  await router.serve(transport);
  const station = await aStation(transport, '1.6');
  return async (request: DataTransferCall) => station.call('DataTransfer', request);
}

it.each([
  ['by its vendor and message id', { vendorId, messageId: 'SignCertificate' }, 'Accepted'],
  [
    'whatever the case of both',
    { vendorId: vendorId.toUpperCase(), messageId: 'signcertificate' },
    'Accepted',
  ],
  ["and not to another vendor's", { vendorId: 'iso15118', messageId: 'SignCertificate' }, 'Rejected'],
])('hands a message to its handler %s', async (_, ids, status) => {
  const send = await aCsms();
  expect(await send({ ...ids, data: csrData })).toMatchObject({
    type: 3,
    response: { status: 'Accepted', data: JSON.stringify({ status }) },
  });
});

it.each([
  ['a vendor that is unknown', { vendorId: 'com.acme', messageId: 'SignCertificate' }, 'UnknownVendorId'],
  ['a vendor by the name of what objects inherit', { vendorId: '__proto__' }, 'UnknownVendorId'],
  ['a message that is unknown', { vendorId, messageId: 'constructor' }, 'UnknownMessageId'],
  ['a message that has no handler', { vendorId, messageId: 'Authorize' }, 'UnknownMessageId'],
  ['a message that only the CSMS sends', { vendorId, messageId: 'CertificateSigned' }, 'UnknownMessageId'],
  ['no message', { vendorId }, 'UnknownMessageId'],
  ['no data', { vendorId, messageId: 'SignCertificate' }, 'Rejected'],
  ['empty data', { vendorId, messageId: 'SignCertificate', data: '' }, 'Rejected'],
  ['data that is no JSON', { vendorId, messageId: 'SignCertificate', data: '{"csr":' }, 'Rejected'],
  ['data that is no object', { vendorId, messageId: 'SignCertificate', data: '["MIIB"]' }, 'Rejected'],
  ['data that is null', { vendorId, messageId: 'SignCertificate', data: 'null' }, 'Rejected'],
  ['data that breaks the schema', { vendorId, messageId: 'SignCertificate', data: '{"csr":1}' }, 'Rejected'],
])('answers %s with a status, and never with an error', async (_, request, status) => {
  const send = await aCsms();
  expect(await send(request)).toMatchObject({ type: 3, response: { status } });
});

it('does not know a vendor that is disabled for the station, however the station writes it', async () => {
  const asked: string[] = [];
  const send = await aCsms({
    isEnabled: async (vendor, stationId) => {
      asked.push(`${stationId} ${vendor}`);
      return vendor !== vendorId;
    },
  });
  const answers = [
    await send({ vendorId: vendorId.toUpperCase(), messageId: 'SignCertificate', data: csrData }),
    await send({ vendorId: 'iso15118', messageId: 'SignCertificate', data: csrData }),
  ];
  expect(answers).toMatchObject([
    { response: { status: 'UnknownVendorId' } },
    { response: { status: 'Accepted' } },
  ]);
  expect(asked).toEqual([`CP01 ${vendorId}`, 'CP01 iso15118']);
});

it('logs what is wrong with data, and not the data', async () => {
  const logged: unknown[] = [];
  const warn = (...entry: unknown[]) => void logged.push(entry);
  const send = await aCsms(undefined, { ...silentLogger, warn });
  await send({ vendorId, messageId: 'SignCertificate', data: '{"csr":["secret"]}' });
  expect(logged).toEqual([
    [
      { stationId: 'CP01', messageId: 'CP01-1', vendorId, action: 'SignCertificate' },
      'rejected the data of a DataTransfer: /csr must be of type string',
    ],
  ]);
});

it('is an InternalError when the answer of a handler breaks the schema', async () => {
  const routes = createDataTransfer<Ocpp16Messages>();
  routes.vendor(pnc).on('SignCertificate', () => ({ status: 'Perhaps' as 'Accepted' }));
  const context = { stationId: 'CP01', messageId: '1', logger: silentLogger } as Parameters<
    typeof routes.handle
  >[1];
  await expect(
    routes.handle({ vendorId, messageId: 'SignCertificate', data: csrData }, context),
  ).rejects.toThrow(
    `the answer to SignCertificate of ${vendorId} is wrong: /status must be one of Accepted, Rejected`,
  );
});

it('takes one handler for a message, of those that stations send', () => {
  const vendor = createDataTransfer<Ocpp16Messages>()
    .vendor(pnc)
    .on('SignCertificate', () => ({ status: 'Accepted' }));
  expect(() => vendor.mount({ SignCertificate: () => ({ status: 'Accepted' }) })).toThrow(
    new TypeError(`expected one handler for SignCertificate of ${vendorId}, not a second`),
  );
  // @ts-expect-error: a message that only the CSMS sends
  expect(() => vendor.on('TriggerMessage', () => ({ status: 'Accepted' }))).toThrow(
    new TypeError(`expected a message of ${vendorId} that a station sends, not TriggerMessage`),
  );
});

it('does not compile with an answer that the message does not have', () => {
  const vendor = createDataTransfer<Ocpp16Messages>().vendor(has2be);
  // @ts-expect-error: a word that the enumeration does not have
  expect(vendor.on('SignCertificate', () => ({ status: 'Failed' }))).toBe(vendor);
  const wordy = () => ({ status: 'Failed', exiResponse: '', reason: 'because' }) as const;
  // @ts-expect-error: a field that the response does not have
  expect(vendor.on('Get15118EVCertificate', wordy)).toBe(vendor);
});
