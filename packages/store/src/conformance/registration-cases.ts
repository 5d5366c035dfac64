import assert from 'node:assert/strict';
import { assertFails, assertSame } from './assertions.js';
import { aBoot, aConnector, aRegistration, at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';

/** What holds for registering, finding and listing stations. */
export const registrationCases: readonly ConformanceCase[] = [
  {
    name: 'stations.register: a new station is Accepted and has what was set, and nothing else',
    async run({ stations }) {
      const registration = aRegistration();
      await stations.register('CP-1', registration);
      assertSame(await stations.find('CP-1'), {
        stationId: 'CP-1',
        registrationStatus: 'Accepted',
        authentication: registration.authentication,
        connectors: [],
      });
    },
  },
  {
    name: 'stations.register: a new station has the status that was set',
    async run({ stations }) {
      await stations.register('CP-1', aRegistration({ registrationStatus: 'Pending' }));
      assert.equal(await stations.findRegistrationStatus('CP-1'), 'Pending');
    },
  },
  {
    name: 'stations.register: a known station keeps its status, unless another is set',
    async run({ stations }) {
      await stations.register('CP-1', aRegistration({ registrationStatus: 'Rejected' }));
      await stations.register('CP-1', aRegistration());
      assert.equal(await stations.findRegistrationStatus('CP-1'), 'Rejected');
      await stations.register('CP-1', aRegistration({ registrationStatus: 'Accepted' }));
      assert.equal(await stations.findRegistrationStatus('CP-1'), 'Accepted');
    },
  },
  {
    name: 'stations.register: the authentication of a known station is replaced as a whole',
    async run({ stations }) {
      await stations.register('CP-1', aRegistration());
      await stations.register('CP-1', { authentication: { securityProfile: 3, anyUsername: true } });
      const station = await stations.find('CP-1');
      assertSame(station?.authentication, { securityProfile: 3, anyUsername: true });
    },
  },
  {
    name: 'stations.setRegistrationStatus: sets the status of a known station, and nothing else',
    async run({ stations }) {
      await stations.register('CP-1', aRegistration({ quirks: { lenient: true } }));
      const before = await stations.find('CP-1');
      assert.equal(await stations.setRegistrationStatus('CP-1', 'Rejected'), true);
      assertSame(await stations.find('CP-1'), { ...before, registrationStatus: 'Rejected' });
      assert.equal(await stations.findRegistrationStatus('CP-1'), 'Rejected');
    },
  },
  {
    name: 'stations.setRegistrationStatus: leaves an unknown station unknown',
    async run({ stations }) {
      assert.equal(await stations.setRegistrationStatus('CP-1', 'Accepted'), false);
      assert.equal(await stations.find('CP-1'), undefined);
    },
  },
  {
    name: 'stations.registerUnknown: creates a station as Pending, with what it showed',
    async run({ stations }) {
      const { authentication } = aRegistration();
      assert.equal(await stations.registerUnknown('CP-1', authentication), true);
      assertSame(await stations.find('CP-1'), {
        stationId: 'CP-1',
        registrationStatus: 'Pending',
        authentication,
        connectors: [],
      });
    },
  },
  {
    name: 'stations.registerUnknown: a station that is known stays as it is, registered or not',
    async run({ stations }) {
      await stations.register('CP-1', aRegistration());
      await stations.recordBoot('CP-2', aBoot(), 'Accepted');
      for (const stationId of ['CP-1', 'CP-2']) {
        const before = await stations.find(stationId);
        const shown = { securityProfile: 2, anyUsername: true } as const;
        assert.equal(await stations.registerUnknown(stationId, shown), false);
        assertSame(await stations.find(stationId), before);
      }
    },
  },
  {
    name: 'stations.registerUnknown: of many that come at once the first is kept',
    async run({ stations }) {
      const created = await Promise.all(
        ['a', 'b', 'c', 'd'].map(async (passwordSha256) => {
          const shown = { securityProfile: 1, passwordSha256, anyUsername: false } as const;
          return (await stations.registerUnknown('CP-1', shown)) ? [passwordSha256] : [];
        }),
      );
      const kept = (await stations.find('CP-1'))?.authentication?.passwordSha256;
      assert.deepEqual(created.flat(), [kept]);
    },
  },
  {
    name: 'stations.registerUnknown: an id that differs from that of another station in case only is refused',
    async run({ stations }) {
      await stations.register('CP-1', aRegistration());
      await assertFails(stations.registerUnknown('cp-1', aRegistration().authentication), 'conflict');
      assert.equal(await stations.find('cp-1'), undefined);
    },
  },
  {
    name: 'stations.register: what is odd about a station is kept, until other oddities replace it as a whole',
    async run({ stations }) {
      const quirks = { lenient: true, defaultOcppVersion: '1.6', clockOffsetMinutes: -90 };
      await stations.register('CP-1', aRegistration({ quirks }));
      await stations.register('CP-1', aRegistration());
      assertSame(await stations.findQuirks('CP-1'), quirks);
      assertSame((await stations.find('CP-1'))?.quirks, quirks);
      await stations.register('CP-1', aRegistration({ quirks: { lenient: false } }));
      assertSame(await stations.findQuirks('CP-1'), { lenient: false });
    },
  },
  {
    name: 'stations.register: keeps how a station is billed until it is told otherwise',
    async run({ stations }) {
      const billing = { tariffId: 'TF-1', timeZone: 'Europe/Berlin' };
      await stations.register('CP-1', aRegistration({ billing }));
      await stations.register('CP-1', aRegistration());
      assertSame(await stations.findBilling('CP-1'), billing);
      assertSame((await stations.find('CP-1'))?.billing, billing);
      await stations.register('CP-1', aRegistration({ billing: {} }));
      assertSame(await stations.findBilling('CP-1'), {});
    },
  },
  {
    name: 'stations.register: a known station keeps what it said of itself',
    async run({ stations }) {
      const boot = aBoot();
      const connector = aConnector();
      await stations.recordBoot('CP-1', boot, 'Pending');
      await stations.recordConnectorStatus('CP-1', connector);
      const registration = aRegistration();
      await stations.register('CP-1', registration);
      assertSame(await stations.find('CP-1'), {
        stationId: 'CP-1',
        registrationStatus: 'Pending',
        authentication: registration.authentication,
        boot,
        lastSeenAt: boot.at,
        connectors: [connector],
      });
    },
  },
  {
    name: 'stations.register: an id that differs from that of another station in case only is refused',
    async run({ stations }) {
      const registration = aRegistration();
      await stations.register('CP-1', registration);
      await assertFails(
        stations.register('cp-1', { authentication: { securityProfile: 3, anyUsername: true } }),
        'conflict',
      );
      assert.equal(await stations.find('cp-1'), undefined);
      assertSame((await stations.find('CP-1'))?.authentication, registration.authentication);
    },
  },
  {
    name: 'stations.register: of ids that differ in case only and come at once, one is taken',
    async run({ stations }) {
      const ids = ['CP-1', 'cp-1', 'Cp-1', 'cP-1'];
      const outcomes = await Promise.allSettled(ids.map((id) => stations.register(id, aRegistration())));
      assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1);
      const { items } = await stations.list({ limit: 10 });
      assert.equal(items.length, 1);
    },
  },
  {
    name: 'stations: no message creates a station whose id differs from that of another in case only',
    async run({ stations }) {
      await stations.register('CP-1', aRegistration());
      await assertFails(stations.recordBoot('cp-1', aBoot(), 'Accepted'), 'conflict');
      await assertFails(stations.recordConnectorStatus('cp-1', aConnector()), 'conflict');
      assert.equal(await stations.find('cp-1'), undefined);
    },
  },
  {
    name: 'stations.find: ids are taken as they are, case included',
    async run({ stations }) {
      await stations.register('CP-1', aRegistration());
      assert.equal(await stations.find('cp-1'), undefined);
      assert.equal(await stations.findRegistrationStatus('cp-1'), undefined);
      assert.equal(await stations.findQuirks('cp-1'), undefined);
      assert.equal(await stations.findBilling('cp-1'), undefined);
    },
  },
  {
    name: 'stations: an unknown station is undefined',
    async run({ stations }) {
      assert.equal(await stations.find('CP-1'), undefined);
      assert.equal(await stations.findRegistrationStatus('CP-1'), undefined);
      assert.equal(await stations.findQuirks('CP-1'), undefined);
      assert.equal(await stations.findBilling('CP-1'), undefined);
      await stations.register('CP-1', aRegistration());
      assert.equal(await stations.findQuirks('CP-1'), undefined);
      assert.equal(await stations.findBilling('CP-1'), undefined);
    },
  },
  {
    name: 'stations.list: shows stations as find does, ordered by id ignoring case',
    async run({ stations }) {
      await stations.register('b', aRegistration());
      await stations.recordBoot('C', aBoot({ at: at(3) }), 'Pending');
      await stations.register('A', aRegistration({ registrationStatus: 'Rejected' }));
      const { items } = await stations.list({ limit: 10 });
      assertSame(items, await Promise.all(['A', 'b', 'C'].map((id) => stations.find(id))));
    },
  },
];
