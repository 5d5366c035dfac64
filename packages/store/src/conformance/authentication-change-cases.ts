import assert from 'node:assert/strict';
import type { AuthenticationChange } from '../authentication-changes.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { aBoot, aRegistration, at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';

const { authentication } = aRegistration();
const sent = (callId: string): AuthenticationChange => ({
  kind: 'password_sent',
  callId,
  passwordSha256: `hash of ${callId}`,
});
const asked = { kind: 'profile_asked', securityProfile: 2 } as const;
const atBoot = { kind: 'password_taken_at_boot', callId: 'a', at: at(1) } as const;

const findStation = ({ stations }: Store) => stations.find('CP-1');

/** What holds while it is changed how a station proves who it is; the rules themselves are `changedAuthentication`. */
export const authenticationChangeCases: readonly ConformanceCase[] = [
  {
    name: 'stations.changeAuthentication: what was sent is kept beside what is registered, until it is taken',
    async run({ stations }) {
      await stations.register('CP-1', aRegistration());
      for (const callId of ['a', 'b', 'a']) await stations.changeAuthentication('CP-1', sent(callId));
      const passwords = ['a', 'b'].map((callId) => ({ callId, passwordSha256: `hash of ${callId}` }));
      const station = await stations.find('CP-1');
      assertSame(station?.authentication, authentication);
      assertSame(station?.authenticationChanges, { passwords });
      await stations.changeAuthentication('CP-1', { kind: 'password_taken', callId: 'b' });
      assertSame(await stations.find('CP-1'), {
        stationId: 'CP-1',
        registrationStatus: 'Accepted',
        authentication: { ...authentication, passwordSha256: 'hash of b' },
        connectors: [],
      });
    },
  },
  {
    name: 'stations.changeAuthentication: a time that something was replaced comes back as it was',
    async run({ stations }) {
      await stations.register('CP-1', aRegistration());
      for (const change of [sent('a'), atBoot, asked]) await stations.changeAuthentication('CP-1', change);
      const station = await stations.find('CP-1');
      assertSame(station?.authentication, { ...authentication, passwordSha256: 'hash of a' });
      assertSame(station?.authenticationChanges, {
        passwords: [{ passwordSha256: authentication.passwordSha256, replacedAt: at(1) }],
        securityProfile: 2,
      });
      assertSame((await stations.list({ limit: 1 })).items, [station]);
    },
  },
  {
    name: 'stations.changeAuthentication: changes that come at once all count',
    async run({ stations }) {
      await stations.register('CP-1', aRegistration());
      const calls = upTo(10).map((index) => `c${index}`);
      await Promise.all([
        ...calls.map((callId) => stations.changeAuthentication('CP-1', sent(callId))),
        stations.changeAuthentication('CP-1', asked),
      ]);
      const { passwords = [], ...changes } = (await stations.find('CP-1'))?.authenticationChanges ?? {};
      assert.deepEqual(passwords.map(({ callId = '' }) => callId).toSorted(), calls);
      assertSame(changes, { securityProfile: 2 });
    },
  },
  {
    name: 'stations.changeAuthentication: a station that is not known, or was not registered, stays so',
    async run({ stations }) {
      await stations.changeAuthentication('CP-1', sent('a'));
      assert.equal(await stations.find('CP-1'), undefined);
      await stations.recordBoot('CP-1', aBoot(), 'Accepted');
      const before = await stations.find('CP-1');
      await stations.changeAuthentication('CP-1', sent('a'));
      assertSame(await stations.find('CP-1'), before);
    },
  },
  {
    name: 'stations.register: what is being changed goes on, unless the password or the profile is another one',
    async run({ stations }) {
      const changes = { passwords: [{ callId: 'a', passwordSha256: 'hash of a' }] };
      const cases = [
        [{ ...authentication, anyUsername: true }, changes],
        [{ ...authentication, passwordSha256: 'other' }, undefined],
        [{ securityProfile: 1, anyUsername: false }, undefined],
        [{ ...authentication, securityProfile: 2 }, undefined],
      ] as const;
      for (const [registered, expected] of cases) {
        await stations.register('CP-1', { authentication: { ...authentication, passwordSha256: 'none' } });
        await stations.register('CP-1', aRegistration());
        await stations.changeAuthentication('CP-1', sent('a'));
        await stations.register('CP-1', { authentication: registered });
        const station = await stations.find('CP-1');
        assertSame(station?.authentication, registered);
        assertSame(station?.authenticationChanges, expected);
      }
    },
  },
  ...copyCases({
    name: 'stations.changeAuthentication',
    input: () => ({ ...atBoot, at: at(1) }),
    async write({ stations }, change) {
      await stations.register('CP-1', aRegistration());
      await stations.changeAuthentication('CP-1', sent('a'));
      await stations.changeAuthentication('CP-1', change);
    },
    read: [findStation],
  }),
];
