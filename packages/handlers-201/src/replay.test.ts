import { type Ocpp201Messages, ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { aStory, claimingProvider, contentOf, describeReplays } from '@csms/test-handlers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';
import { aStoreForStory, authorized, ended, measured, started, stopping, story } from '../test/story.js';

describeReplays({
  protocol: ocpp201,
  story,
  async twoManagers() {
    const store = await aStoreForStory();
    const certificates = { stationCertificates: claimingProvider() };
    return [aCsms({ store, certificates }), aCsms({ store, certificates })];
  },
});

test('events leave the same transaction in whatever order they come (E04, E12)', async () => {
  const calls = aStory<Ocpp201Messages>(
    [started, authorized, measured, stopping, ended].map((request) => ['CS1', 'TransactionEvent', request]),
  );

  async function told(inOrder: typeof calls) {
    const csms = aCsms({ store: await aStoreForStory() });
    for (const call of inOrder) await csms.deliver(call);
    return contentOf(csms.store);
  }

  const expected = await told(calls);
  expect(expected.transactions).toMatchObject([{ energyWh: 90, flags: ['implausible_begin'] }]);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...calls], { minLength: calls.length }), async (shuffled) => {
      expect(await told(shuffled)).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});
