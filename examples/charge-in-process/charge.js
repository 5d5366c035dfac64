// A car charges on OCPP 1.6 within one process: router, handlers and store, without a broker or a socket.
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { handlers16 } from '@csms/handlers-16';
import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { createRouter } from '@csms/router';
import { createMemoryStore } from '@csms/store-memory';
import { createInProcessTransport, parseEnvelope, serializeEnvelope } from '@csms/transport';

const station = { version: '1.6', stationId: 'CP01' };
const store = createMemoryStore();
await store.tokens.set({
  countryCode: 'DE',
  partyId: 'ABC',
  type: 'RFID',
  uid: '04E91C5A',
  contractId: 'DEABCC12345678',
  issuer: 'Example Mobility',
  valid: true,
  cacheMode: 'ALWAYS',
  lastUpdated: new Date(),
});

const transport = createInProcessTransport();
const server = await createRouter(ocpp16).mount(handlers16({ store })).serve(transport);

const answers = new EventEmitter();
await transport.listen({ kind: 'out', ...station }, ({ payload }) => {
  answers.emit('answer', parseEnvelope(payload));
});

/** Sends a call as a gateway does for its station, and resolves to the answer. */
async function call(action, request) {
  const answered = once(answers, 'answer');
  const payload = serializeEnvelope({ type: 2, action, id: randomUUID(), request });
  await transport.emit({ topic: { kind: 'in', ...station }, payload });
  const [answer] = await answered;
  if (answer.type !== 3) throw new Error(`${action}: ${answer.error_code} ${answer.error_description}`);
  return answer.response;
}

const at = (minute) => new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString();
const idTag = '04E91C5A';
await call('BootNotification', { chargePointVendor: 'ACME', chargePointModel: 'One' });
await call('Authorize', { idTag });
const start = { connectorId: 1, idTag, meterStart: 1_000, timestamp: at(0) };
const { transactionId } = await call('StartTransaction', start);
const meterValue = [{ timestamp: at(10), sampledValue: [{ value: '2.5', unit: 'kWh' }] }];
await call('MeterValues', { connectorId: 1, transactionId, meterValue });
await call('StopTransaction', { transactionId, idTag, meterStop: 8_400, timestamp: at(30) });

const transaction = await store.transactions.find(station.stationId, String(transactionId));
console.log(JSON.stringify(transaction, undefined, 2));

await server.close();
await transport.close();
