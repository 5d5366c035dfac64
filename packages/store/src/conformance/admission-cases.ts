import assert from 'node:assert/strict';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { aBoot, aRegistration, at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';

const reads = [
  ({ stations }: Store) => stations.find('CP-1'),
  ({ stations }: Store) => stations.list({ limit: 10 }),
  ({ stations }: Store) => stations.findAdmission('CP-1'),
];

/** What holds for whether a station may take part, and whether its messages are recorded. */
export const admissionCases: readonly ConformanceCase[] = [
  {
    name: 'stations.findAdmission: tells the registration status, whatever it is',
    async run({ stations }) {
      for (const id of hostileKeys) assert.equal(await stations.findAdmission(id), undefined, id);
      for (const registrationStatus of ['Accepted', 'Pending', 'Rejected'] as const) {
        await stations.register('CP-1', aRegistration({ registrationStatus }));
        assertSame(await stations.findAdmission('CP-1'), { registrationStatus });
      }
      assert.equal(await stations.findAdmission('cp-1'), undefined);
    },
  },
  {
    name: 'stations.setMessageRecording: is told until when, and can be called off',
    async run({ stations }) {
      assert.equal(await stations.setMessageRecording('CP-1', at(1)), false);
      assert.equal(await stations.find('CP-1'), undefined);
      await stations.register('CP-1', aRegistration());
      assert.equal(await stations.setMessageRecording('CP-1', at(1)), true);
      assert.equal(await stations.setMessageRecording('CP-1', at(2)), true);
      assertSame(await stations.findAdmission('CP-1'), {
        registrationStatus: 'Accepted',
        recordMessagesUntil: at(2),
      });
      assertSame((await stations.find('CP-1'))?.recordMessagesUntil, at(2));
      assert.equal(await stations.setMessageRecording('CP-1', undefined), true);
      assertSame(await stations.findAdmission('CP-1'), { registrationStatus: 'Accepted' });
      assert.equal((await stations.find('CP-1'))?.recordMessagesUntil, undefined);
    },
  },
  {
    name: 'stations.setMessageRecording: stays when the station is registered again and boots',
    async run({ stations }) {
      await stations.register('CP-1', aRegistration());
      await stations.setMessageRecording('CP-1', at(9));
      await stations.register('CP-1', aRegistration({ registrationStatus: 'Pending', quirks: {} }));
      await stations.recordBoot('CP-1', aBoot(), 'Accepted');
      assertSame(await stations.findAdmission('CP-1'), {
        registrationStatus: 'Pending',
        recordMessagesUntil: at(9),
      });
    },
  },
  ...copyCases({
    name: 'stations.setMessageRecording',
    input: () => at(1),
    async write({ stations }, until) {
      await stations.register('CP-1', aRegistration());
      return stations.setMessageRecording('CP-1', until);
    },
    read: reads,
  }),
];
