import { type Ocpp16Messages, ocpp16 } from '@csms/ocpp-messages/1.6';
import { type PncMessages, pnc } from '@csms/ocpp-messages/pnc';
import { createInProcessTransport, serializeEnvelope } from '@csms/transport';
import { describe, expect, it } from 'vitest';
import { createRouter, type VendorRequest, vendorRequest, vendorResults } from '../src/index.js';

const root = { certificateType: 'V2GRootCertificate', certificate: 'PEM' } as const;
const request = vendorRequest(pnc, 'InstallCertificate', root);

/** What the handler of InstallCertificate is told of a DataTransfer and its answer. */
async function told(asked: VendorRequest | undefined, response: object): Promise<readonly unknown[]> {
  const results: unknown[] = [];
  const take = vendorResults<Ocpp16Messages, PncMessages>(pnc, {
    InstallCertificate: (result, { stationId }) => void results.push({ stationId, ...result }),
  });
  const router = createRouter(ocpp16).onResult('DataTransfer', take);
  const topic = { kind: 'in', version: '1.6', stationId: 'CP01' } as const;
  const envelope = {
    type: 3,
    action: 'DataTransfer',
    id: '1',
    response,
    ...(asked && { request: asked }),
  } as const;
  await router.handle({ topic, payload: serializeEnvelope(envelope) }, createInProcessTransport());
  return results;
}

describe("the answer to a vendor's message", () => {
  it('reaches the handler of the message with what was asked', async () => {
    const answer = { status: 'Accepted', data: '{"status":"Failed"}' };
    expect(await told(request, answer)).toEqual([
      { stationId: 'CP01', request: root, response: { status: 'Failed' } },
    ]);
  });

  it.each([
    ['was not accepted', request, { status: 'Rejected' }],
    ["breaks the message's schema", request, { status: 'Accepted', data: '{"status":"Perhaps"}' }],
    ['is no JSON', request, { status: 'Accepted', data: 'Accepted' }],
    ["is to another vendor's message", { ...request, vendorId: 'com.acme' }, { status: 'Accepted' }],
    ['is to an unknown message', { ...request, messageId: 'constructor' }, { status: 'Accepted' }],
    [
      'is to what is no such message',
      { ...request, data: '{}' },
      { status: 'Accepted', data: '{"status":"Accepted"}' },
    ],
    ['is to what nobody knows', undefined, { status: 'Accepted', data: '{"status":"Accepted"}' }],
  ])('is left alone when it %s', async (_what, asked, response) => {
    expect(await told(asked, response)).toEqual([]);
  });

  it('is left alone when nothing handles the message', async () => {
    const trigger = vendorRequest(pnc, 'TriggerMessage', { requestedMessage: 'SignV2GCertificate' });
    expect(await told(trigger, { status: 'Accepted', data: '{"status":"Accepted"}' })).toEqual([]);
  });
});
