import { handlers16 } from '@csms/handlers-16';
import { handlers201 } from '@csms/handlers-201';
import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { createRouter } from '@csms/router';
import { aToken, clock, createTestCsms, time } from '@csms/test-handlers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../src/database.js';
import { createEmbeddedDatabase } from '../src/embedded-database.js';
import { migrate } from '../src/migrate.js';
import { createPostgresStore } from '../src/postgres-store.js';
import { recordedDatabase, type Statement } from './recorded-database.js';

let embedded: Database;

beforeAll(async () => {
  embedded = await createEmbeddedDatabase();
  await migrate(embedded);
});

afterAll(() => embedded.close());

beforeEach(() => embedded.run('delete from transactions; delete from readings; delete from stations'));

/** What statements a message cost: those that only read, and those that write. */
function costOf(statements: Statement[]): { readonly reads: number; readonly writes: number } {
  const made = statements.splice(0);
  const writes = made.filter(({ text }) =>
    /\b(?:insert into|update \w+ set|delete from)\b/.test(text),
  ).length;
  return { reads: made.length - writes, writes };
}

const nothing = { reads: 0, writes: 0 };
const oneWrite = { reads: 0, writes: 1 };

async function aSystem() {
  const { database, statements } = recordedDatabase(embedded);
  const store = createPostgresStore(database);
  await store.tokens.set(aToken());
  await store.stations.recordBoot(
    'CS1',
    { ocppVersion: '1.6', vendor: 'V', model: 'M', at: clock.now() },
    'Accepted',
  );
  statements.length = 0;
  return { store, cost: () => costOf(statements) };
}

describe('of a 2.0.1 station', () => {
  const timestamp = time(1);
  const evse = { id: 1, connectorId: 1 };
  const transactionInfo = { transactionId: 'T1' };
  const meterValue = [{ timestamp, sampledValue: [{ value: 1 }] }];
  const idToken = { idToken: 'CAFE01', type: 'ISO14443' } as const;
  const event = {
    triggerReason: 'MeterValuePeriodic',
    timestamp,
    transactionInfo,
    evse,
    meterValue,
  } as const;

  it('each message of a charging session costs no more statements than it may', async () => {
    const { store, cost } = await aSystem();
    const csms = createTestCsms(createRouter(ocpp201, { clock }).mount(handlers201({ store })), store);
    await csms.send('Heartbeat', {});
    expect(cost()).toEqual(nothing);
    await csms.send('StatusNotification', {
      timestamp,
      connectorStatus: 'Occupied',
      evseId: 1,
      connectorId: 1,
    });
    expect(cost()).toEqual(oneWrite);
    await csms.send('MeterValues', { evseId: 1, meterValue });
    expect(cost()).toEqual(oneWrite);
    await csms.send('TransactionEvent', { ...event, eventType: 'Started', seqNo: 0, idToken });
    expect(cost()).toEqual({ reads: 2, writes: 1 });
    await csms.send('TransactionEvent', { ...event, eventType: 'Updated', seqNo: 1 });
    expect(cost()).toEqual({ reads: 1, writes: 1 });
    await csms.send('TransactionEvent', { ...event, eventType: 'Ended', seqNo: 2, idToken });
    expect(cost()).toEqual({ reads: 2, writes: 1 });
  });
});

describe('of a 1.6 station', () => {
  const timestamp = time(1);

  it('each message of a charging session costs no more statements than it may', async () => {
    const { store, cost } = await aSystem();
    const csms = createTestCsms(createRouter(ocpp16, { clock }).mount(handlers16({ store })), store);
    await csms.send('Heartbeat', {});
    expect(cost()).toEqual(nothing);
    await csms.send('StatusNotification', {
      connectorId: 1,
      status: 'Preparing',
      errorCode: 'NoError',
      timestamp,
    });
    expect(cost()).toEqual(oneWrite);
    const start = { connectorId: 1, idTag: 'CAFE01', meterStart: 0, timestamp };
    const { transactionId } = await csms.send('StartTransaction', start);
    expect(cost()).toEqual({ reads: 2, writes: 1 });
    const meterValue = [{ timestamp, sampledValue: [{ value: '1' }] }];
    await csms.send('MeterValues', { connectorId: 1, transactionId, meterValue });
    expect(cost()).toEqual(oneWrite);
    await csms.send('StopTransaction', { transactionId, meterStop: 5, timestamp: time(2) });
    // Its end is recorded, and then what it costs.
    expect(cost()).toEqual({ reads: 3, writes: 2 });
  });
});
