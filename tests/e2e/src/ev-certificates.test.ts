import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { RPCClient } from 'ocpp-rpc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { programs, type System } from './systems.js';

const exiRequest = Buffer.from('a CertificateInstallationReq').toString('base64');
const exiResponse = Buffer.from('a CertificateInstallationRes').toString('base64');
const schemaVersion = 'urn:iso:15118:2:2013:MsgDef';

/** A pool of contract certificates that knows one request, as the Open Plug & Charge Protocol has it. */
async function startPool() {
  const asked: unknown[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      asked.push({ url: request.url, key: request.headers['x-api-key'], body });
      const { certificateInstallationReq } = body as { certificateInstallationReq: string };
      const messageDef = { certificateInstallationRes: exiResponse, emaid: 'DE8AA1A2B3C4D59' };
      const emaidContent = certificateInstallationReq === exiRequest ? [{ messageDef }] : [];
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ CCPResponse: { emaidContent }, xsdMsgDefNamespace: schemaVersion }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

describe.each(programs)('an EV that asks for its contract certificate, on %s', (_name, start) => {
  let pool: Awaited<ReturnType<typeof startPool>>;
  let system: System;
  let operator: Operator;

  beforeAll(async () => {
    pool = await startPool();
    system = await start({
      args: [
        '--contract-cert-provider-type=opcp',
        `--contract-cert-provider-opcp-url=${pool.url}`,
        '--contract-cert-provider-opcp-auth-type=fixed_token',
        '--contract-cert-provider-opcp-auth-fixed-token-token=t0ken',
      ],
    });
    operator = createOperator(system.apiUrl);
  });
  afterAll(async () => {
    await system?.close();
    pool?.close();
  });

  async function connect(stationId: string, protocol: 'ocpp1.6' | 'ocpp2.0.1'): Promise<RPCClient> {
    const password = await operator.registerStation(stationId);
    return connectStation({ gatewayUrl: system.gatewayUrl, stationId, password, protocol });
  }

  const question = {
    url: '/v1/ccp/signedContractData',
    key: 't0ken',
    body: { certificateInstallationReq: exiRequest, xsdMsgDefNamespace: schemaVersion },
  };

  it('gets it from the pool on 2.0.1 (M01)', async () => {
    const station = await connect('EV201', 'ocpp2.0.1');
    const request = { iso15118SchemaVersion: schemaVersion, action: 'Install' };
    expect(await station.call('Get15118EVCertificate', { ...request, exiRequest })).toEqual({
      status: 'Accepted',
      exiResponse,
    });
    expect(pool.asked.at(-1)).toEqual(question);
    const other = { ...request, exiRequest: Buffer.from('another').toString('base64') };
    expect(await station.call('Get15118EVCertificate', other)).toEqual({ status: 'Failed', exiResponse: '' });
    await station.close();
  });

  it.each([
    ['org.openchargealliance.iso15118pnc', { iso15118SchemaVersion: schemaVersion, action: 'Install' }],
    ['iso15118', { '15118SchemaVersion': schemaVersion }],
  ])('gets it from the pool on 1.6, in DataTransfer of %s', async (vendorId, fields) => {
    const station = await connect(`EV-${vendorId}`, 'ocpp1.6');
    const { status, data } = (await station.call('DataTransfer', {
      vendorId,
      messageId: 'Get15118EVCertificate',
      data: JSON.stringify({ ...fields, exiRequest }),
    })) as { status: string; data: string };
    expect(status).toBe('Accepted');
    expect(JSON.parse(data)).toMatchObject({ status: 'Accepted', exiResponse });
    await station.close();
  });
});
