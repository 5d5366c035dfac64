import assert from 'node:assert/strict';
import type { Store } from '../store.js';
import { admissionCases } from './admission-cases.js';
import { assertSame } from './assertions.js';
import { authenticationChangeCases } from './authentication-change-cases.js';
import { bootCases } from './boot-cases.js';
import { aBoot, aConnection, aConnector, aReading, aRegistration, at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { connectionCases } from './connection-cases.js';
import { connectorCases } from './connector-cases.js';
import { connectorHistoryCases } from './connector-history-cases.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { listCases } from './list-cases.js';
import { registrationCases } from './registration-cases.js';

const findStation = ({ stations }: Store) => stations.find('CP-1');
const listStations = ({ stations }: Store) => stations.list({ limit: 10 });
const findMeterValues = ({ stations }: Store) => stations.findMeterValues('CP-1');

/** What a store of stations does. */
export const stationCases: readonly ConformanceCase[] = [
  ...registrationCases,
  ...authenticationChangeCases,
  ...admissionCases,
  ...bootCases,
  ...connectorCases,
  ...connectorHistoryCases,
  ...connectionCases,
  {
    name: 'stations: any id is an ordinary one',
    async run({ stations }) {
      for (const id of hostileKeys) {
        assert.equal(await stations.find(id), undefined, id);
        assert.equal(await stations.findRegistrationStatus(id), undefined, id);
        assertSame(await stations.findMeterValues(id), new Map(), id);
      }
      for (const [index, id] of hostileKeys.entries()) {
        await stations.register(id, aRegistration());
        await stations.recordConnectorStatus(id, aConnector({ evseId: index }));
        await stations.recordMeterValues(id, index, aReading());
      }
      await stations.recordSeen(new Map(hostileKeys.map((id, index) => [id, at(index)])));
      for (const [index, id] of hostileKeys.entries()) {
        const station = await stations.find(id);
        assertSame(
          { id: station?.stationId, seen: station?.lastSeenAt, connectors: station?.connectors },
          { id, seen: at(index), connectors: [aConnector({ evseId: index })] },
        );
        assertSame(await stations.findMeterValues(id), new Map([[index, aReading()]]), id);
      }
      assert.equal((await stations.list({ limit: 100 })).items.length, hostileKeys.length);
    },
  },
  ...listCases({
    name: 'stations.list',
    async add({ stations }, place) {
      const id = `CP-${String(place).padStart(3, '0')}`;
      await stations.register(id, aRegistration());
      return id;
    },
    async read({ stations }, page) {
      const { items, next } = await stations.list(page);
      return { items: items.map(({ stationId }) => stationId), next };
    },
  }),
  ...copyCases({
    name: 'stations.register',
    input: () => aRegistration({ quirks: { lenient: true }, billing: { tariffId: 'TF-1' } }),
    write: ({ stations }, registration) => stations.register('CP-1', registration),
    read: [
      findStation,
      listStations,
      ({ stations }) => stations.findQuirks('CP-1'),
      ({ stations }) => stations.findBilling('CP-1'),
    ],
  }),
  ...copyCases({
    name: 'stations.recordBoot',
    input: () => aBoot(),
    write: ({ stations }, boot) => stations.recordBoot('CP-1', boot, 'Accepted'),
    read: [findStation, listStations],
  }),
  ...copyCases({
    name: 'stations.recordConnectorStatus',
    input: () => aConnector(),
    write: ({ stations }, state) => stations.recordConnectorStatus('CP-1', state),
    read: [findStation, listStations],
  }),
  ...copyCases({
    name: 'stations.recordConnection',
    input: () => aConnection(),
    async write({ stations }, connection) {
      await stations.register('CP-1', aRegistration());
      await stations.recordConnection('CP-1', connection);
    },
    read: [findStation, listStations],
  }),
  ...copyCases({
    name: 'stations.recordSeen',
    input: () => new Map([['CP-1', at(5)]]),
    async write({ stations }, seen) {
      await stations.register('CP-1', aRegistration());
      await stations.recordSeen(seen);
    },
    read: [findStation, listStations],
  }),
  ...copyCases({
    name: 'stations.recordMeterValues',
    input: () => aReading(),
    write: ({ stations }, reading) => stations.recordMeterValues('CP-1', 1, reading),
    read: [findMeterValues],
  }),
];
