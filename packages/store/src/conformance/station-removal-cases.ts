import assert from 'node:assert/strict';
import type { Store } from '../store.js';
import { assertFails, assertSame, snapshot } from './assertions.js';
import {
  aBoot,
  aCall,
  aConnection,
  aConnector,
  anEnd,
  aReading,
  aRegistration,
  aStart,
  at,
  upTo,
} from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { hostileKeys } from './hostile-keys.js';
import { keptOfStations } from './kept-of-stations.js';

const aMessage = {
  id: 'm-1 call',
  at: at(0),
  direction: 'from_station',
  type: 'call',
  messageId: 'm-1',
  action: 'Heartbeat',
} as const;

/** Everything that can be read of a station but for its transactions. */
async function readAll(store: Store, stationId: string): Promise<unknown> {
  const { stations } = store;
  const registration = [
    stations.find(stationId),
    stations.findRegistrationStatus(stationId),
    stations.findQuirks(stationId),
    stations.findBilling(stationId),
  ];
  const kept = keptOfStations.map(({ read }) => read(store, stationId));
  return snapshot(await Promise.all([...registration, ...kept]));
}

async function register({ stations }: Store, stationId = 'CP-1'): Promise<void> {
  await stations.register(
    stationId,
    aRegistration({ quirks: { lenient: true }, billing: { tariffId: 'TF-1' } }),
  );
}

/** What holds for the removal of a station. */
export const stationRemovalCases: readonly ConformanceCase[] = [
  ...keptOfStations.map(
    ({ name, keep, read }): ConformanceCase => ({
      name: `store.removeStation: removes ${name}, also of a station that was never registered`,
      async run(store) {
        const before = snapshot(await read(store, 'CP-1'));
        await keep(store, 'CP-1');
        await keep(store, 'CP-2');
        const other = snapshot(await read(store, 'CP-2'));
        assert.notDeepEqual(snapshot(await read(store, 'CP-1')), before);
        assert.equal(await store.removeStation('CP-1'), true);
        assert.deepEqual(snapshot(await read(store, 'CP-1')), before);
        assert.deepEqual(snapshot(await read(store, 'CP-2')), other);
      },
    }),
  ),
  {
    name: 'store.removeStation: removes the registration, and all at once',
    async run(store) {
      const { stations } = store;
      await register(store, 'CP-2');
      const [before, other] = [await readAll(store, 'CP-1'), await readAll(store, 'CP-2')];
      await register(store);
      await stations.recordBoot('CP-1', aBoot(), 'Accepted');
      await stations.recordConnection('CP-1', aConnection());
      await stations.setMessageRecording('CP-1', at(60));
      for (const { keep } of keptOfStations) await keep(store, 'CP-1');
      assert.equal(await store.removeStation('CP-1'), true);
      assert.deepEqual(await readAll(store, 'CP-1'), before);
      assert.deepEqual(await readAll(store, 'CP-2'), other);
      const { items } = await stations.list({ limit: 10 });
      assert.deepEqual(
        items.map(({ stationId }) => stationId),
        ['CP-2'],
      );
    },
  },
  {
    name: 'store.removeStation: leaves transactions and their readings',
    async run(store) {
      const { transactions } = store;
      await register(store);
      await transactions.record(aStart({ readings: [aReading()] }));
      await transactions.record(anEnd());
      const before = await transactions.find('CP-1', 'T-1');
      await store.removeStation('CP-1');
      assertSame(await transactions.find('CP-1', 'T-1'), before);
      assertSame((await transactions.list({ stationId: 'CP-1' }, { limit: 10 })).items, [before]);
      assertSame((await transactions.listReadings('CP-1', 'T-1', { limit: 10 })).items, [aReading()]);
    },
  },
  {
    name: 'store.removeStation: says whether there was anything, and does no harm when it is done again',
    async run(store) {
      assert.equal(await store.removeStation('CP-1'), false);
      assert.equal(await store.stations.findAdmission('CP-1'), undefined);
      await register(store);
      assert.equal(await store.removeStation('CP-1'), true);
      assert.equal(await store.removeStation('CP-1'), false);
      await store.securityEvents.record('CP-1', { id: 'e-1', type: 't', at: at(0), receivedAt: at(0) });
      assert.equal(await store.removeStation('CP-1'), true);
      assertSame((await store.securityEvents.list('CP-1', { limit: 10 })).items, []);
    },
  },
  {
    name: 'store.removeStation: finds nothing of a station that told nothing, or of which all was old',
    async run(store) {
      const { calls, configuration, deviceModel, displayMessages, recordedMessages, variableMonitors } =
        store;
      await configuration.record('CP-1', []);
      await deviceModel.recordValues('CP-1', [], at(0));
      await variableMonitors.record('CP-1', [], at(0));
      await variableMonitors.clear('CP-1', [], at(0));
      await displayMessages.record('CP-1', [], at(0));
      await displayMessages.clear('CP-1', [], at(0));
      await calls.create(aCall());
      await calls.complete('CP-1', aCall().callId, { status: 'NotConnected' }, at(1));
      await calls.removeCompleted(at(60), 10);
      await recordedMessages.record(new Map([['CP-1', [aMessage]]]));
      await recordedMessages.removeBefore(at(60), 10);
      assert.equal(await store.removeStation('CP-1'), false);
    },
  },
  {
    name: 'store.removeStation: what a station still sends does not create it anew',
    async run(store) {
      const { stations } = store;
      await register(store);
      await store.removeStation('CP-1');
      assertSame(await stations.findAdmission('CP-1'), { registrationStatus: 'Rejected' });
      assert.equal(await stations.recordBoot('CP-1', aBoot(), 'Accepted'), 'Rejected');
      await stations.recordConnectorStatus('CP-1', aConnector());
      await stations.recordConnection('CP-1', aConnection());
      await stations.recordSeen(new Map([['CP-1', at(1)]]));
      assert.equal(await stations.setRegistrationStatus('CP-1', 'Accepted'), false);
      assert.equal(await stations.setMessageRecording('CP-1', at(60)), false);
      assert.equal(await stations.find('CP-1'), undefined);
      assert.equal(await stations.findRegistrationStatus('CP-1'), undefined);
      assertSame((await stations.listConnectorHistory('CP-1', aConnector(), { limit: 10 })).items, []);
      assertSame((await stations.list({ limit: 10 })).items, []);
    },
  },
  {
    name: 'store.removeStation: messages that come at once with it do not create the station anew',
    async run(store) {
      const { stations } = store;
      await register(store);
      await Promise.all([
        ...upTo(10).map((minute) => stations.recordBoot('CP-1', aBoot({ at: at(minute) }), 'Accepted')),
        store.removeStation('CP-1'),
        ...upTo(10).map((minute) => stations.recordConnectorStatus('CP-1', aConnector({ at: at(minute) }))),
      ]);
      assert.equal(await stations.find('CP-1'), undefined);
      assertSame(await stations.findAdmission('CP-1'), { registrationStatus: 'Rejected' });
    },
  },
  ...(['register', 'registerUnknown'] as const).map(
    (method): ConformanceCase => ({
      name: `store.removeStation: ${method} brings the station back, without what was kept of it`,
      async run(store) {
        const { stations } = store;
        await register(store);
        await stations.recordBoot('CP-1', aBoot(), 'Accepted');
        await stations.recordConnectorStatus('CP-1', aConnector());
        await stations.setMessageRecording('CP-1', at(60));
        await store.removeStation('CP-1');
        const { authentication } = aRegistration();
        if (method === 'register') await stations.register('CP-1', { authentication });
        else assert.equal(await stations.registerUnknown('CP-1', authentication), true);
        const registrationStatus = method === 'register' ? 'Accepted' : 'Pending';
        const expected = { stationId: 'CP-1', registrationStatus, authentication, connectors: [] };
        assertSame(await stations.find('CP-1'), expected);
        assertSame(await stations.findAdmission('CP-1'), { registrationStatus });
        assert.equal(await stations.recordBoot('CP-1', aBoot(), 'Rejected'), registrationStatus);
      },
    }),
  ),
  {
    name: 'store.removeStation: lets go of the id, also in another case',
    async run(store) {
      const { stations } = store;
      await register(store);
      await assertFails(stations.register('cp-1', aRegistration()), 'conflict');
      await store.removeStation('cp-1');
      assert.notEqual(await stations.find('CP-1'), undefined);
      await store.removeStation('CP-1');
      await stations.register('cp-1', aRegistration());
      assert.equal((await stations.find('cp-1'))?.stationId, 'cp-1');
      await assertFails(stations.register('CP-1', aRegistration()), 'conflict');
      assertSame(await stations.findAdmission('CP-1'), { registrationStatus: 'Rejected' });
    },
  },
  {
    name: 'store.removeStation: leaves nothing to do of what was due',
    async run(store) {
      const { calls, certificateRequests, stationWork } = store;
      for (const { keep } of keptOfStations) await keep(store, 'CP-1');
      await calls.create(aCall({ callId: 'c-2', expiresAt: at(1) }));
      const [claim] = await stationWork.claimDue(at(1), at(5), 10);
      assert.ok(claim);
      await store.removeStation('CP-1');
      assertSame(await calls.expireDue(at(99), 10), []);
      assertSame(await certificateRequests.claimDue(at(99), at(100), 10), []);
      assertSame(await stationWork.claimDue(at(99), at(100), 10), []);
      await stationWork.settle(claim, [
        {
          attempt: claim.items[0]?.attempt ?? 0,
          wanted: { kind: 'setting', name: 'K', value: '1' },
          status: 'Pending',
          dueAt: at(2),
          wasAsked: false,
        },
      ]);
      assertSame(await stationWork.claimDue(at(99), at(100), 10), []);
    },
  },
  {
    name: 'store.removeStation: half a report is gone as well',
    async run(store) {
      const { customerInformation } = store;
      const part = { requestId: 1, at: at(0), receivedAt: at(0) };
      await customerInformation.recordReportPart('CP-1', { ...part, seqNo: 0, isLast: false, items: ['a'] });
      await store.removeStation('CP-1');
      await customerInformation.recordReportPart('CP-1', { ...part, seqNo: 1, isLast: true, items: ['b'] });
      assert.equal(await customerInformation.find('CP-1', 1), undefined);
    },
  },
  {
    name: 'store.removeStation: any id is an ordinary one',
    async run(store) {
      for (const id of hostileKeys) await register(store, id);
      for (const [index, id] of hostileKeys.entries()) {
        assert.equal(await store.removeStation(id), true, id);
        const { items } = await store.stations.list({ limit: 100 });
        assert.equal(items.length, hostileKeys.length - index - 1, id);
        assertSame(await store.stations.findAdmission(id), { registrationStatus: 'Rejected' }, id);
      }
    },
  },
];
