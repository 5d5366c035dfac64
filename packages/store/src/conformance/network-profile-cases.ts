import { maxNetworkProfiles, type NetworkProfile } from '../network-profiles.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { latestRecordCases } from './latest-record-cases.js';
import { listCases } from './list-cases.js';

function aProfile(slot: number, fields: Partial<NetworkProfile> = {}): NetworkProfile {
  return {
    slot,
    ocppVersion: 'OCPP20',
    ocppTransport: 'JSON',
    csmsUrl: 'wss://csms.example/ws',
    messageTimeoutS: 30,
    securityProfile: 2,
    networkInterface: 'Wired0',
    at: at(1),
    ...fields,
  };
}

const fullProfile = () =>
  aProfile(1, {
    apn: {
      name: 'internet',
      userName: 'u',
      preferredNetwork: '26201',
      useOnlyPreferredNetwork: true,
      authentication: 'CHAP',
    },
    vpn: { server: 'vpn.example', user: 'u', group: 'g', type: 'IKEv2' },
  });

const list = ({ networkProfiles }: Store) => networkProfiles.list('CP-1', { limit: 10 });

/** What a store of network profiles does. */
export const networkProfileCases: readonly ConformanceCase[] = [
  {
    name: 'networkProfiles.record: keeps all of a profile, by slot',
    async run(store) {
      const all = [fullProfile(), aProfile(2), aProfile(10)];
      for (const profile of all.toReversed()) await store.networkProfiles.record('CP-1', profile);
      assertSame((await list(store)).items, all);
    },
  },
  ...latestRecordCases({
    name: 'networkProfiles.record',
    max: maxNetworkProfiles,
    record: ({ networkProfiles }, stationId, [slot, messageTimeoutS], minute) =>
      networkProfiles.record(stationId, aProfile(slot, { messageTimeoutS, at: at(minute) })),
    async read({ networkProfiles }, stationId) {
      const { items } = await networkProfiles.list(stationId, { limit: 1_000 });
      return items.map(({ slot, messageTimeoutS }) => [slot, messageTimeoutS]);
    },
  }),
  ...listCases({
    name: 'networkProfiles.list',
    async add({ networkProfiles }, place) {
      await networkProfiles.record('CP-1', aProfile(place));
      return String(place);
    },
    async read({ networkProfiles }, page) {
      const { items, next } = await networkProfiles.list('CP-1', page);
      return { items: items.map(({ slot }) => String(slot)), next };
    },
  }),
  ...copyCases({
    name: 'networkProfiles.record',
    input: fullProfile,
    write: ({ networkProfiles }, profile) => networkProfiles.record('CP-1', profile),
    read: [list],
  }),
];
