import { beforeAll, expect, it } from 'vitest';
import { createOperator } from './operator.js';
import { startCollector } from './otlp-collector.js';
import type { ExportedSpan } from './otlp-spans.js';
import { connectStation } from './station.js';
import { type HandledMessage, startDistributed } from './systems.js';

const password = 'a password of station';
const pin = '73059182';
const idTag = 'A-TOKEN-OF-SOMEBODY';

let spans: readonly ExportedSpan[];
let handled: readonly HandledMessage[];

/** What a system exports about a station that charges, is asked for something, and says what is wrong. */
beforeAll(async () => {
  const collector = await startCollector();
  const system = await startDistributed({
    args: [`--observability-otel-collector-addr=${collector.addr}`],
  });
  const operator = createOperator(system.apiUrl);
  await operator.registerStation('CP16', { password });
  await operator.registerStation('CP201', { password });
  await operator.addToken(idTag);
  const { gatewayUrl } = system;
  const station = await connectStation({
    gatewayUrl,
    stationId: 'CP16',
    password,
    protocol: 'ocpp1.6',
    onCall: () => ({ status: 'Accepted' }),
  });
  await station.call('BootNotification', { chargePointVendor: 'V', chargePointModel: 'M' });
  await station.call('StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Available' });
  await station.call('Authorize', { idTag });
  await operator.callStation('CP16', 'ClearCache', {}, 20);
  await station.close();
  const other = await connectStation({ gatewayUrl, stationId: 'CP201', password, protocol: 'ocpp2.0.1' });
  await other.call('Authorize', { idToken: { idToken: pin, type: 'KeyCode' } });
  await other.close();
  const careless = await connectStation({
    gatewayUrl,
    stationId: 'CP16',
    password,
    protocol: 'ocpp1.6',
    strict: false,
  });
  await careless.call('Authorize', { nonsense: true }).catch(() => {});
  await careless.call('Teleport', {}).catch(() => {});
  await careless.close();
  await system.close();
  await collector.close();
  ({ spans } = collector);
  ({ handled } = system);
}, 60_000);

function only(found: readonly ExportedSpan[]): ExportedSpan {
  expect(found).toHaveLength(1);
  return found[0] as ExportedSpan;
}

/** The spans below a span, by their names. */
function below(parent: ExportedSpan, name: string): readonly ExportedSpan[] {
  return spans.filter(
    (span) => span.parentId === parent.spanId && span.traceId === parent.traceId && span.name === name,
  );
}

/** The span of a station's call at its gateway. */
function atGateway(action: string, stationId = 'CP16'): ExportedSpan {
  return only(
    spans.filter(
      ({ name, kind, attributes }) =>
        name === action && kind === 'server' && attributes['csms.station.id'] === stationId,
    ),
  );
}

/** What a manager does with a message, which leads from a span of the gateway's over the broker. */
function atManager(gateway: ExportedSpan, action: string): ExportedSpan {
  const published = only(below(gateway, 'publish in'));
  expect(published).toMatchObject({ service: 'csms-gateway', kind: 'producer' });
  const processed = only(below(published, `process ${action}`));
  expect(processed).toMatchObject({ service: 'csms-manager', kind: 'consumer' });
  return processed;
}

it('leads in one trace from the socket of the gateway over the broker to what the store is asked', () => {
  const gateway = atGateway('StatusNotification');
  expect(gateway).toMatchObject({ service: 'csms-gateway', parentId: '', isError: false });
  const processed = atManager(gateway, 'StatusNotification');
  const handler = only(below(processed, 'handle StatusNotification'));
  expect(only(below(handler, 'stations.recordConnectorStatus'))).toMatchObject({
    service: 'csms-manager',
    kind: 'client',
  });
  expect(only(below(processed, 'publish out'))).toMatchObject({ kind: 'producer', isError: false });
});

it('tells in spans which message they are about', () => {
  const gateway = atGateway('BootNotification');
  const facts = {
    'csms.station.id': 'CP16',
    'csms.ocpp.version': '1.6',
    'csms.action': 'BootNotification',
    'csms.message.id': gateway.attributes['csms.message.id'],
  };
  expect(facts['csms.message.id']).toEqual(expect.any(String));
  expect(gateway.attributes).toEqual(facts);
  expect(atManager(gateway, 'BootNotification').attributes).toEqual({
    ...facts,
    'csms.message.kind': 'call',
  });
});

it('leads from a request to the API over the gateway to the manager that takes the answer', () => {
  const request = only(spans.filter(({ name }) => name.endsWith('/calls/{call}')));
  expect(request).toMatchObject({ service: 'csms-api', kind: 'server', parentId: '' });
  expect(request.attributes['http.response.status_code']).toBe(200);
  const call = only(below(request, 'call station'));
  expect(call).toMatchObject({
    kind: 'client',
    attributes: { 'csms.station.id': 'CP16', 'csms.action': 'ClearCache', 'csms.call.status': 'Answered' },
  });
  const published = only(below(call, 'publish out'));
  const gateway = only(below(published, 'ClearCache'));
  expect(gateway).toMatchObject({ service: 'csms-gateway', kind: 'client' });
  const processed = atManager(gateway, 'ClearCache');
  expect(processed.attributes['csms.message.kind']).toBe('result');
  expect(below(processed, 'calls.complete')).toHaveLength(1);
});

it('tells of a call that is refused by which code', () => {
  const gateway = only(
    spans.filter(({ name, kind, isError }) => name === 'Authorize' && kind === 'server' && isError),
  );
  expect(gateway.attributes['error.type']).toBe('refused');
  const processed = atManager(gateway, 'Authorize');
  expect(processed).toMatchObject({
    isError: true,
    attributes: { 'error.type': 'OccurrenceConstraintViolation' },
  });
});

it('calls a span of an action that is none unknown', () => {
  expect(atManager(atGateway('unknown'), 'unknown').attributes['csms.action']).toBe('Teleport');
});

it('writes the id of the trace into the log', () => {
  const actions = ['BootNotification', 'StatusNotification', 'ClearCache'];
  for (const action of actions) {
    const { messageId, traceId } = handled.find((record) => record.action === action) ?? {};
    const named = spans.filter((span) => span.attributes['csms.message.id'] === messageId);
    expect(named.length).toBeGreaterThan(0);
    expect(new Set(named.map((span) => span.traceId))).toEqual(new Set([traceId]));
  }
});

it('tells nothing of what messages hold, in spans nor in the log', () => {
  const told = JSON.stringify([spans, handled]);
  for (const secret of [password, pin, idTag]) expect(told).not.toContain(secret);
});
