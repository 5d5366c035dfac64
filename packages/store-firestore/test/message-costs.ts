import { handlers16 } from '@csms/handlers-16';
import { handlers201 } from '@csms/handlers-201';
import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { createRouter } from '@csms/router';
import type { Store } from '@csms/store';
import { inMemory } from '@csms/test-firestore';
import { aToken, clock, createTestCsms, time } from '@csms/test-handlers';
import { createFirestoreDatabase } from '../src/firestore-database.js';
import { createFirestoreStore } from '../src/firestore-store.js';
import { type Cost, recordedDatabase } from './recorded-database.js';

interface MeteredSystem {
  readonly store: Store;
  /** Does something, and resolves to what that cost. */
  costOf(work: () => Promise<unknown>): Promise<Cost>;
}

async function aSystem(): Promise<MeteredSystem> {
  const client = inMemory.createClient();
  const { database, cost } = recordedDatabase(
    createFirestoreDatabase({ client, root: [], timeoutMs: 10_000 }),
  );
  const store = createFirestoreStore(database);
  await store.tokens.set(aToken());
  const at = clock.now();
  await store.stations.recordBoot('CS1', { ocppVersion: '1.6', vendor: 'V', model: 'M', at }, 'Accepted');
  return {
    store,
    async costOf(work) {
      cost();
      await work();
      return cost();
    },
  };
}

/** What each message of a charging session of a 2.0.1 station costs, and that the station was seen. */
export async function costsOf201() {
  const { store, costOf } = await aSystem();
  const csms = createTestCsms(createRouter(ocpp201, { clock }).mount(handlers201({ store })), store);
  const meterValue = (minute: number) => [{ timestamp: time(minute), sampledValue: [{ value: minute }] }];
  const status = (minute: number) => ({
    timestamp: time(minute),
    connectorStatus: 'Occupied' as const,
    evseId: 1,
    connectorId: 1,
  });
  const event = (minute: number) =>
    ({
      triggerReason: 'MeterValuePeriodic',
      timestamp: time(minute),
      transactionInfo: { transactionId: 'T1' },
      evse: { id: 1, connectorId: 1 },
      meterValue: meterValue(minute),
      seqNo: minute,
    }) as const;
  const idToken = { idToken: 'CAFE01', type: 'ISO14443' } as const;
  return {
    heartbeat: await costOf(() => csms.send('Heartbeat', {})),
    firstStatus: await costOf(() => csms.send('StatusNotification', status(1))),
    status: await costOf(() => csms.send('StatusNotification', status(2))),
    meterValues: await costOf(() => csms.send('MeterValues', { evseId: 1, meterValue: meterValue(1) })),
    started: await costOf(() =>
      csms.send('TransactionEvent', { ...event(1), eventType: 'Started', idToken }),
    ),
    updated: await costOf(() => csms.send('TransactionEvent', { ...event(2), eventType: 'Updated' })),
    ended: await costOf(() => csms.send('TransactionEvent', { ...event(3), eventType: 'Ended', idToken })),
    seen: await costOf(() => store.stations.recordSeen(new Map([['CS1', new Date(time(90))]]))),
  };
}

/** What each message of a charging session of a 1.6 station costs. */
export async function costsOf16() {
  const { store, costOf } = await aSystem();
  const csms = createTestCsms(createRouter(ocpp16, { clock }).mount(handlers16({ store })), store);
  const status = (minute: number) => ({
    timestamp: time(minute),
    connectorId: 1,
    status: 'Preparing' as const,
    errorCode: 'NoError' as const,
  });
  let transactionId = 0;
  const start = { connectorId: 1, idTag: 'CAFE01', meterStart: 0, timestamp: time(1) };
  const meterValue = [{ timestamp: time(1), sampledValue: [{ value: '1' }] }];
  return {
    heartbeat: await costOf(() => csms.send('Heartbeat', {})),
    firstStatus: await costOf(() => csms.send('StatusNotification', status(1))),
    status: await costOf(() => csms.send('StatusNotification', status(2))),
    started: await costOf(async () => {
      ({ transactionId } = await csms.send('StartTransaction', start));
    }),
    meterValues: await costOf(() => csms.send('MeterValues', { connectorId: 1, transactionId, meterValue })),
    ended: await costOf(() =>
      csms.send('StopTransaction', { transactionId, meterStop: 5, timestamp: time(2) }),
    ),
  };
}
