import assert from 'node:assert/strict';
import type { CallOutcome } from '../calls.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { aCall, at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';

const outcomes: readonly CallOutcome[] = [
  { status: 'Answered', response: { status: 'Accepted' } },
  { status: 'Refused', error: { code: 'NotSupported', description: 'no' } },
  { status: 'NotConnected' },
  { status: 'TimedOut' },
];

/** What holds for calls whose time is over. */
export const callExpiryCases: readonly ConformanceCase[] = [
  {
    name: 'calls.expireDue: ends calls whose time is over, whether Pending or Sent',
    async run({ calls }) {
      const sent = aCall({ callId: 'c-1', expiresAt: at(1) });
      const pending = aCall({ callId: 'c-2', expiresAt: at(2) });
      const later = aCall({ callId: 'c-3', expiresAt: at(3) });
      for (const call of [pending, later, sent]) await calls.create(call);
      await calls.markSent('CP-1', 'c-1');
      const expected = [sent, pending].map((call) => ({ ...call, status: 'TimedOut', completedAt: at(2) }));
      assertSame(await calls.expireDue(at(2), 10), expected);
      assertSame(await Promise.all(['c-1', 'c-2'].map((id) => calls.find('CP-1', id))), expected);
      assertSame(await calls.find('CP-1', 'c-3'), { ...later, status: 'Pending' });
    },
  },
  {
    name: 'calls.expireDue: gives each call once',
    async run({ calls }) {
      await calls.create(aCall({ expiresAt: at(1) }));
      assert.equal((await calls.expireDue(at(1), 10)).length, 1);
      assertSame(await calls.expireDue(at(9), 10), []);
    },
  },
  {
    name: 'calls.expireDue: ends those of all stations that expired first, and no more than asked for',
    async run({ calls }) {
      for (const minute of [3, 1, 5, 2, 4]) {
        await calls.create(aCall({ stationId: `CP-${minute}`, expiresAt: at(minute) }));
      }
      const stationsOf = async (limit: number) =>
        (await calls.expireDue(at(9), limit)).map(({ stationId }) => stationId);
      assert.deepEqual(await stationsOf(2), ['CP-1', 'CP-2']);
      assert.deepEqual(await stationsOf(10), ['CP-3', 'CP-4', 'CP-5']);
    },
  },
  {
    name: 'calls.expireDue: gives no call to two callers at once, and leaves none',
    async run({ calls }) {
      const ids = upTo(20).map((index) => `c-${String(index).padStart(2, '0')}`);
      for (const callId of ids) await calls.create(aCall({ callId, expiresAt: at(1) }));
      const given = await Promise.all(upTo(10).map(() => calls.expireDue(at(1), 4)));
      const rest = await calls.expireDue(at(1), 100);
      const found = [...given.flat(), ...rest].map(({ callId }) => callId);
      assert.deepEqual(found.toSorted(), ids);
    },
  },
  ...outcomes.map((outcome) => ({
    name: `calls.expireDue: leaves a call that is ${outcome.status} as it is`,
    async run({ calls }: Store) {
      await calls.create(aCall({ expiresAt: at(1) }));
      const ended = await calls.complete('CP-1', 'call-1', outcome, at(2));
      assertSame(await calls.expireDue(at(9), 10), []);
      assertSame(await calls.find('CP-1', 'call-1'), ended);
    },
  })),
  ...outcomes.slice(0, 2).map((outcome) => ({
    name: `calls.expireDue: a late answer still makes the call ${outcome.status}`,
    async run({ calls }: Store) {
      await calls.create(aCall({ expiresAt: at(1) }));
      await calls.expireDue(at(1), 10);
      const expected = { ...aCall({ expiresAt: at(1) }), ...outcome, completedAt: at(2) };
      assertSame(await calls.complete('CP-1', 'call-1', outcome, at(2)), expected);
    },
  })),
  {
    name: 'calls.expireDue: an answer that comes at once with it wins',
    async run({ calls }) {
      await calls.create(aCall({ expiresAt: at(1) }));
      await Promise.all([
        calls.expireDue(at(1), 10),
        calls.complete('CP-1', 'call-1', { status: 'Answered', response: {} }, at(1)),
        calls.expireDue(at(1), 10),
      ]);
      assert.equal((await calls.find('CP-1', 'call-1'))?.status, 'Answered');
    },
  },
  ...copyCases({
    name: 'calls.expireDue',
    input: () => at(1),
    async write({ calls }, now) {
      await calls.create(aCall({ request: { nested: [{ a: 1 }] }, expiresAt: at(0) }));
      return calls.expireDue(now, 10);
    },
    read: [({ calls }) => calls.find('CP-1', 'call-1')],
  }),
];
