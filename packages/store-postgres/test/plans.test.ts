import { cursorsOf, type PageRequest, type Store, stopSeqNo } from '@csms/store';
import { type Postgres, startPostgres } from '@csms/test-postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../src/database.js';
import { migrate } from '../src/migrate.js';
import { createPostgresStore } from '../src/postgres-store.js';
import { createServerDatabase } from '../src/server-database.js';
import { anUpdate, aStart, at } from './events.js';
import { fill, plansOf } from './plans.js';
import { recordedDatabase } from './recorded-database.js';

let server: Postgres;
let filled: Database;
const recorded = { store: {} as Store, statements: [] as ReturnType<typeof recordedDatabase>['statements'] };

beforeAll(async () => {
  server = await startPostgres();
  // A million rows take longer than a statement may otherwise.
  filled = createServerDatabase({ url: server.url, statementTimeoutMs: 0 });
  await migrate(filled);
  await fill(filled);
  const { database, statements } = recordedDatabase(filled);
  Object.assign(recorded, { store: createPostgresStore(database), statements });
}, 300_000);

afterAll(async () => {
  await filled.close();
  await server.remove();
});

beforeEach(() => {
  recorded.statements.length = 0;
});

const first: PageRequest = { limit: 200 };
const short: PageRequest = { limit: 5 };

/** A page that goes on behind a position. */
function after(list: string, ...position: (string | number)[]): PageRequest {
  const kinds = position.map((part) => (typeof part === 'number' ? 'number' : 'string'));
  return { limit: 5, cursor: cursorsOf(list, ...kinds).encode(position as never) };
}

const noon = at(0).getTime();

type Use = readonly [name: string, use: (store: Store) => Promise<unknown>];

/** Lists of what is many, which are read in the order of an index. */
const longLists: readonly Use[] = [
  ['stations', ({ stations }) => stations.list(after('stations', 'k-5'))],
  ['tokens', ({ tokens }) => tokens.list(after('tokens', 'k-5'))],
  ['tariffs', ({ tariffs }) => tariffs.list(after('tariffs', 'K-5'))],
  ['locations', ({ locations }) => locations.list(after('locations', 'K-5'))],
  [
    'refused connections',
    ({ refusedConnections }) =>
      refusedConnections.list(after('refused connections', noon + 5_000_000, 'K-5')),
  ],
  [
    'transactions',
    ({ transactions }) => transactions.list({}, after('transactions', noon + 5_000_000, 'CP-5', 'K-5')),
  ],
  ['transactions of a time', ({ transactions }) => transactions.list({ from: at(0), to: at(50) }, short)],
  ['transactions that go on', ({ transactions }) => transactions.list({ active: true }, short)],
  [
    'transactions of a station',
    ({ transactions }) =>
      transactions.list({ stationId: 'CP-5' }, after('transactions', noon + 5_000_000, 'CP-5', 'K-5')),
  ],
  [
    'transactions of a station that go on',
    ({ transactions }) => transactions.list({ stationId: 'CP-0', active: true }, short),
  ],
  ['transactions of a token', ({ transactions }) => transactions.list({ tokenUid: 'K-5' }, short)],
  ['readings', ({ transactions }) => transactions.listReadings('CP-5', 'K-5', after('readings', noon, 'r'))],
  ['latest readings', ({ transactions }) => transactions.findLatestReadings('CP-5', 'K-5', 20)],
  ['calls', ({ calls }) => calls.list('CP-5', after('calls', noon + 5_000_000, 'K-5'))],
  [
    'connector states',
    ({ stations }) => stations.listConnectorHistory('CP-5', { evseId: 5, connectorId: 5 }, short),
  ],
  [
    'recorded messages',
    ({ recordedMessages }) =>
      recordedMessages.list('CP-5', after('recorded messages', noon + 5_000_000, 'K-5')),
  ],
  ['variables', ({ deviceModel }) => deviceModel.list('CP-5', short)],
];

/** Other lists, look-ups and claims. */
const reads: readonly Use[] = [
  ['a station', ({ stations }) => stations.find('CP-5')],
  ['the registration status of a station', ({ stations }) => stations.findRegistrationStatus('CP-5')],
  ['whether a station may take part', ({ stations }) => stations.findAdmission('CP-5')],
  ['the quirks of a station', ({ stations }) => stations.findQuirks('CP-5')],
  ['the latest meter values', ({ stations }) => stations.findMeterValues('CP-5')],
  ['a token', ({ tokens }) => tokens.find('K-5')],
  ['a tariff', ({ tariffs }) => tariffs.find('K-5')],
  ['a tariff at a time', ({ tariffs }) => tariffs.find('K-5', at(0))],
  ['a transaction', ({ transactions }) => transactions.find('CP-5', 'K-5')],
  ['a location', ({ locations }) => locations.find('K-5')],
  ['a refused identity', ({ refusedConnections }) => refusedConnections.find('K-5')],
  ['a call', ({ calls }) => calls.find('CP-5', 'K-5')],
  ['calls whose time is over', ({ calls }) => calls.expireDue(at(60), 5)],
  ['security events', ({ securityEvents }) => securityEvents.list('CP-5', first)],
  ['monitoring events', ({ monitoringEvents }) => monitoringEvents.list('CP-5', first)],
  ['progress', ({ progress }) => progress.find('CP-x', 'firmware', 1)],
  ['a configuration key', ({ configuration }) => configuration.find('CP-5', 'K-5')],
  ['configuration keys', ({ configuration }) => configuration.list('CP-5', first)],
  ['a variable', ({ deviceModel }) => deviceModel.find('CP-5', { name: 'K-5' }, { name: 'K-5' })],
  ['monitors', ({ variableMonitors }) => variableMonitors.list('CP-5', first)],
  ['display messages', ({ displayMessages }) => displayMessages.list('CP-5', first)],
  ['installed certificates', ({ installedCertificates }) => installedCertificates.list('CP-5', first)],
  ['availabilities', ({ availability }) => availability.list('CP-5', first)],
  ['network profiles', ({ networkProfiles }) => networkProfiles.list('CP-5', first)],
  ['message queues', ({ messageQueues }) => messageQueues.list('CP-5', first)],
  ['a message queue', ({ messageQueues }) => messageQueues.find('CP-5')],
  ['customer information', ({ customerInformation }) => customerInformation.find('CP-5', 5)],
  ['deviations', ({ deviations }) => deviations.list('CP-5', first)],
  ['requests for certificates', ({ certificateRequests }) => certificateRequests.listOf('CP-5')],
  [
    'requests for certificates that are due',
    ({ certificateRequests }) => certificateRequests.claimDue(at(1), at(2), 5),
  ],
  ['a client certificate', ({ clientCertificates }) => clientCertificates.find('K-5')],
  [
    'what stations are to be brought to that is due',
    ({ stationWork }) => stationWork.claimDue(at(-1), at(2), 5),
  ],
  ['on how many stations something is due', ({ stationWork }) => stationWork.countDue(at(-1), 5)],
  ['a local list', ({ localLists }) => localLists.find('CP-5')],
  ['entries of a local list', ({ localLists }) => localLists.listEntries('CP-x', first)],
  ['charging profiles', ({ chargingProfiles }) => chargingProfiles.list('CP-5', first)],
  ['charging limits', ({ chargingLimits }) => chargingLimits.list('CP-5', first)],
  ['composite schedules', ({ compositeSchedules }) => compositeSchedules.list('CP-5', first)],
  ['needs of EVs', ({ evChargingNeeds }) => evChargingNeeds.list('CP-5', first)],
  ['schedules of EVs', ({ evChargingSchedules }) => evChargingSchedules.list('CP-5', first)],
  ['a reservation', ({ reservations }) => reservations.find('CP-x', 5, at(0))],
  ['reservations', ({ reservations }) => reservations.list('CP-x', at(0), first)],
];

const variable = { component: { name: 'C' }, variable: { name: 'V' } };

/** What stations do often. */
const writes: readonly Use[] = [
  [
    'a boot',
    ({ stations }) =>
      stations.recordBoot('CP-5', { ocppVersion: '1.6', vendor: 'V', model: 'M', at: at(1) }, 'Accepted'),
  ],
  [
    'a state of a connector',
    ({ stations }) =>
      stations.recordConnectorStatus('CP-5', { evseId: 5, connectorId: 5, status: 'Available', at: at(500) }),
  ],
  ['that stations were seen', ({ stations }) => stations.recordSeen(new Map([['CP-5', at(1)]]))],
  [
    'a connection',
    ({ stations }) =>
      stations.recordConnection('CP-5', { connected: true, connectionId: 'c', gatewayId: 'g', at: at(1) }),
  ],
  [
    'meter values',
    ({ stations }) => stations.recordMeterValues('CP-5', 5, { id: 'r', at: at(500), sampledValues: [] }),
  ],
  [
    'a start with a token for it alone',
    ({ transactions }) => transactions.record(aStart({ stationId: 'CP-new' })),
  ],
  ['an update', ({ transactions }) => transactions.record(anUpdate({ stationId: 'CP-new' }))],
  [
    'an end that is assumed',
    ({ transactions }) =>
      transactions.assumeEnd('CP-5', 'K-5', { at: at(1), assumedAt: at(2), seqNo: stopSeqNo }),
  ],
  [
    'readings',
    ({ transactions }) =>
      transactions.appendMeterValues('CP-5', 'K-5', anUpdate().readings, { ocppVersion: '1.6' }),
  ],
  [
    'a call',
    ({ calls }) =>
      calls.create({
        callId: 'c',
        stationId: 'CP-5',
        action: 'Reset',
        request: {},
        createdAt: at(0),
        expiresAt: at(1),
      }),
  ],
  [
    'the end of a call',
    ({ calls }) => calls.complete('CP-5', 'c', { status: 'Answered', response: {} }, at(1)),
  ],
  [
    'a security event',
    ({ securityEvents }) =>
      securityEvents.record('CP-5', { id: 'e', type: 't', at: at(0), receivedAt: at(500) }),
  ],
  [
    'recorded messages',
    ({ recordedMessages }) =>
      recordedMessages.record(
        new Map([
          [
            'CP-5',
            [
              {
                id: 'm',
                at: at(500),
                direction: 'to_station',
                type: 'result',
                messageId: 'm',
                action: 'Heartbeat',
              },
            ],
          ],
        ]),
      ),
  ],
  ['that messages are recorded', ({ stations }) => stations.setMessageRecording('CP-5', at(1))],
  [
    'a value of a variable',
    ({ deviceModel }) => deviceModel.recordValues('CP-new', [{ ...variable, type: 'Actual' }], at(0)),
  ],
  [
    'a client certificate',
    ({ clientCertificates }) =>
      clientCertificates.set({ hash: 'h', certificate: 'PEM', stationId: 'CP-5', at: at(0) }),
  ],
  [
    'an availability',
    ({ availability }) =>
      availability.record('CP-5', {
        evseId: 9,
        connectorId: 9,
        isOperative: true,
        isScheduled: false,
        at: at(0),
      }),
  ],
  [
    'a claim of a contract certificate',
    ({ evCertificates }) => evCertificates.claim({ stationId: 'CP-5', requestId: 'r' }, at(0), at(1)),
  ],
];

/** What is removed. */
const removals: readonly Use[] = [
  ['readings that are old', ({ transactions }) => transactions.removeReadings(at(1), 5)],
  ['transactions that are old', ({ transactions }) => transactions.removeEnded(at(1), 100)],
  ['calls that are old', ({ calls }) => calls.removeCompleted(at(1), 5)],
  ['recorded messages that are old', ({ recordedMessages }) => recordedMessages.removeBefore(at(1), 5)],
  ['a station', (store) => store.removeStation('CP-7')],
];

/** How the statements are run that a use of the store makes. */
async function plansFor(use: Use[1]) {
  await use(recorded.store);
  const made = recorded.statements.splice(0);
  expect(made).not.toEqual([]);
  return (await Promise.all(made.map((statement) => plansOf(filled, statement)))).flat(2);
}

describe('with many rows, no table is read through for', () => {
  it.each([...longLists, ...reads, ...writes, ...removals])('%s', async (_name, use) => {
    const nodes = await plansFor(use);
    expect(nodes.filter((node) => node.startsWith('Seq Scan'))).toEqual([]);
  });
});

describe('with many rows, none is put in order that the page does not have, for', () => {
  it.each(longLists)('%s', async (_name, use) => {
    const nodes = await plansFor(use);
    expect(nodes.filter((node) => /\bSort\b/.test(node))).toEqual([]);
  });
});

it('a table without the index that a list needs is found out', async () => {
  const text = 'select record from transactions where energy_wh > $1 order by energy_wh';
  const [plan] = await plansOf(filled, { text, values: [1] });
  expect(plan).toContain('Seq Scan transactions');
  expect(plan).toContain('Sort');
});
