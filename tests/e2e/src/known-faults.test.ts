import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { ourSchemas, validPayloads } from '@csms/test-payloads';
import type { RPCClient } from 'ocpp-rpc';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { type System, startStandalone } from './systems.js';

let system: System;
let operator: Operator;
beforeAll(async () => {
  system = await startStandalone();
  operator = createOperator(system.apiUrl);
  await operator.addToken('CAFE01');
});
afterAll(() => system?.close());

let count = 0;

/** A station of its own, which does not check what it sends. */
async function aStation(protocol: 'ocpp1.6' | 'ocpp2.0.1' = 'ocpp1.6') {
  count++;
  const stationId = `CP${count}`;
  const password = await operator.registerStation(stationId);
  const { gatewayUrl } = system;
  const station = await connectStation({ gatewayUrl, stationId, password, protocol, strict: false });
  onTestFinished(async () => {
    await station.close();
  });
  return { station, stationId };
}

/** The code of the error that a call is answered by. */
async function codeOf(station: RPCClient, action: string, request: object): Promise<unknown> {
  const error: unknown = await station.call(action, request).catch((thrown: unknown) => thrown);
  return (error as { rpcErrorCode?: string }).rpcErrorCode;
}

const protocols = { '1.6': ocpp16, '2.0.1': ocpp201 };

const boot = { chargePointVendor: 'ACME', chargePointModel: 'One' };
const timestamp = '2026-03-01T12:00:00Z';
const start = { connectorId: 1, idTag: 'NOBODY', meterStart: 0, timestamp };

/** What other systems got wrong. */
describe('a fault that is known from other systems does not exist here:', () => {
  it('a schema failure answered as InternalError', async () => {
    const { station } = await aStation();
    expect(await codeOf(station, 'BootNotification', { ...boot, chargePointModel: 1 })).toBe(
      'TypeConstraintViolation',
    );
    const { station: newer } = await aStation('ocpp2.0.1');
    expect(await codeOf(newer, 'BootNotification', { reason: 'Boredom' })).toBe(
      'OccurrenceConstraintViolation',
    );
  });

  it('the 2.0.1 spelling of an error code on 1.6', async () => {
    const { station } = await aStation();
    expect(await codeOf(station, 'BootNotification', {})).toBe('OccurenceConstraintViolation');
    expect(await codeOf(station, 'BootNotification', { ...boot, colour: 'red' })).toBe('FormationViolation');
  });

  it('a refused start with id -1 that is shared by all refused starts', async () => {
    const { station } = await aStation();
    const ids: number[] = [];
    for (const connectorId of [1, 2]) {
      const answer = (await station.call('StartTransaction', { ...start, connectorId })) as {
        transactionId: number;
        idTagInfo: object;
      };
      expect(answer.idTagInfo).toEqual({ status: 'Invalid' });
      ids.push(answer.transactionId);
    }
    expect(new Set(ids).size).toBe(2);
    expect(Math.min(...ids)).toBeGreaterThan(0);
  });

  it.each([
    ['energy never computed because the location is absent', { value: 1_500 }, { value: 4_000 }, 2_500],
    [
      'the multiplier read as 1',
      { value: 1.5, unitOfMeasure: { unit: 'Wh', multiplier: 3 } },
      { value: 4, unitOfMeasure: { unit: 'Wh', multiplier: 3 } },
      2_500,
    ],
  ])('%s', async (_fault, begin, end, energyWh) => {
    const { station, stationId } = await aStation('ocpp2.0.1');
    const transactionInfo = { transactionId: 'T1' };
    for (const [seqNo, eventType, sampledValue] of [
      [0, 'Started', begin],
      [1, 'Ended', end],
    ] as const) {
      await station.call('TransactionEvent', {
        eventType,
        seqNo,
        timestamp,
        triggerReason: 'MeterValuePeriodic',
        transactionInfo,
        meterValue: [{ timestamp, sampledValue: [sampledValue] }],
      });
    }
    expect(await operator.transactionsOf(stationId)).toMatchObject([{ energyWh }]);
  });

  it.each(['1.6', '2.0.1'] as const)(
    'a call result that fails because a schema file is misnamed (%s)',
    async (version) => {
      const { station, stationId } = await aStation(`ocpp${version}`);
      const schemas = ourSchemas(version);
      const payload = (message: string) =>
        [...validPayloads(schemas.get(message) ?? {})].find(({ variant }) => variant === 'minimal')
          ?.value as Record<string, unknown>;
      const { actions } = protocols[version];
      // Beyond its schema, a request about a customer names one, and one for profiles says which.
      const more: Readonly<Record<string, object>> = {
        CustomerInformation: { customerIdentifier: 'Ann' },
        GetChargingProfiles: { chargingProfile: { stackLevel: 0 } },
      };
      const sent = [...actions.values()].filter(({ sender }) => sender !== 'station');
      expect(sent.length).toBe(version === '1.6' ? 26 : 40);
      for (const { action } of sent) {
        station.handle(action, async () => payload(`${action}Response`));
        const request = { ...payload(`${action}Request`), ...more[action] };
        const { body } = await operator.callStation(stationId, action, request, 30);
        expect(body).toMatchObject({ action, status: 'Answered', response: payload(`${action}Response`) });
      }
    },
    60_000,
  );

  it('15118SchemaVersion refused', async () => {
    const { station } = await aStation();
    const data = JSON.stringify({ '15118SchemaVersion': 'urn:iso:15118:2:2013:MsgDef', exiRequest: 'gJgC' });
    const transfer = { vendorId: 'iso15118', messageId: 'Get15118EVCertificate', data };
    const answer = (await station.call('DataTransfer', transfer)) as { status: string; data: string };
    expect(answer.status).toBe('Accepted');
    expect(JSON.parse(answer.data)).toMatchObject({ status: 'Failed' });
  });

  it.each(['null', '{"idToken":null}', '{"idToken":{"idToken":null,"type":"eMAID"}}'])(
    'a null that crashes a has-to-be authorize: %s',
    async (data) => {
      const { station } = await aStation();
      const transfer = { vendorId: 'iso15118', messageId: 'Authorize', data };
      expect(await station.call('DataTransfer', transfer)).toMatchObject({ status: 'Rejected' });
      expect(await station.call('Heartbeat', {})).toHaveProperty('currentTime');
    },
  );

  it('a reservation consumed by a refused start', async () => {
    const { station, stationId } = await aStation();
    station.handle('ReserveNow', async () => ({ status: 'Accepted' }));
    await station.call('BootNotification', boot);
    const expiryDate = new Date(Date.now() + 3_600_000).toISOString();
    const reservation = { connectorId: 1, expiryDate, idTag: 'CAFE01', reservationId: 7 };
    const { body } = await operator.callStation(stationId, 'ReserveNow', reservation, 30);
    expect(body).toMatchObject({ status: 'Answered' });
    const reservations = async () =>
      (await operator.get<{ items: readonly object[] }>(`/cs/${stationId}/reservations`)).items;
    for (const [idTag, authorization, status] of [
      ['NOBODY', 'Invalid', 'active'],
      ['CAFE01', 'Accepted', 'consumed'],
    ]) {
      const now = new Date().toISOString();
      const request = { ...start, idTag, reservationId: 7, timestamp: now };
      expect(await station.call('StartTransaction', request)).toMatchObject({
        idTagInfo: { status: authorization },
      });
      expect(await reservations()).toMatchObject([{ reservationId: 7, status }]);
    }
  });

  it('a stray result that cancels another pending call', async () => {
    count++;
    const stationId = `CP${count}`;
    const password = await operator.registerStation(stationId);
    const authorization = `Basic ${Buffer.from(`${stationId}:${password}`).toString('base64')}`;
    const socket = new WebSocket(`${system.gatewayUrl}/${stationId}`, 'ocpp1.6', {
      headers: { authorization },
    });
    onTestFinished(() => socket.terminate());
    socket.on('message', (frame: Buffer) => {
      const [, id] = JSON.parse(frame.toString()) as [number, string];
      socket.send('[3,"stray",{"status":"Rejected"}]');
      socket.send('[4,"another","GenericError","",{}]');
      socket.send(JSON.stringify([3, id, { status: 'Accepted' }]));
    });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    expect(await operator.callStation(stationId, 'ClearCache', {}, 30)).toMatchObject({
      body: { status: 'Answered', response: { status: 'Accepted' } },
    });
  });
});
