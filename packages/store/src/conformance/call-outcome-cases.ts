import assert from 'node:assert/strict';
import type { CallOutcome, CallRecord, CallStatus } from '../calls.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { aCall, at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';

const answered: CallOutcome = { status: 'Answered', response: { status: 'Accepted' } };
const refused: CallOutcome = { status: 'Refused', error: { code: 'NotSupported', description: 'no' } };
const notConnected: CallOutcome = { status: 'NotConnected' };
const timedOut: CallOutcome = { status: 'TimedOut' };

/** Which outcome replaces which: the first one stays, but a late answer is better than none. */
const histories: readonly { readonly told: readonly CallOutcome[]; readonly known: CallOutcome }[] = [
  ...[answered, refused, notConnected, timedOut].map((outcome) => ({ told: [outcome], known: outcome })),
  ...[refused, notConnected, timedOut].map((late) => ({ told: [answered, late], known: answered })),
  ...[answered, notConnected, timedOut].map((late) => ({ told: [refused, late], known: refused })),
  ...[answered, refused, timedOut].map((late) => ({ told: [notConnected, late], known: notConnected })),
  { told: [timedOut, answered], known: answered },
  { told: [timedOut, refused], known: refused },
  { told: [timedOut, notConnected], known: timedOut },
  { told: [timedOut, answered, refused], known: answered },
  { told: [timedOut, refused, timedOut], known: refused },
];

async function findStatus({ calls }: Store): Promise<CallStatus | undefined> {
  return (await calls.find('CP-1', 'call-1'))?.status;
}

/** What holds for how a call ends. */
export const callOutcomeCases: readonly ConformanceCase[] = [
  {
    name: 'calls.markSent: turns Pending into Sent, and nothing else of the call',
    async run({ calls }) {
      await calls.create(aCall());
      await calls.markSent('CP-1', 'call-1');
      await calls.markSent('CP-1', 'call-1');
      assertSame(await calls.find('CP-1', 'call-1'), { ...aCall(), status: 'Sent' });
    },
  },
  ...[answered, refused, notConnected, timedOut].map((outcome) => ({
    name: `calls.markSent: leaves a call that is ${outcome.status} as it is`,
    async run(store: Store) {
      await store.calls.create(aCall());
      const ended = await store.calls.complete('CP-1', 'call-1', outcome, at(1));
      await store.calls.markSent('CP-1', 'call-1');
      assertSame(await store.calls.find('CP-1', 'call-1'), ended);
    },
  })),
  ...(['Pending', 'Sent'] as const).flatMap((from) =>
    histories.map(({ told, known }) => ({
      name: `calls.complete: ${[from, ...told.map(({ status }) => status)].join(', then ')} is ${known.status}`,
      async run(store: Store) {
        await store.calls.create(aCall());
        if (from === 'Sent') await store.calls.markSent('CP-1', 'call-1');
        let expected: CallRecord | undefined;
        for (const [index, outcome] of told.entries()) {
          if (outcome === known) expected ??= { ...aCall(), ...known, completedAt: at(index) };
          const call = await store.calls.complete('CP-1', 'call-1', outcome, at(index));
          if (expected) assertSame(call, expected);
        }
        assertSame(await store.calls.find('CP-1', 'call-1'), expected);
      },
    })),
  ),
  {
    name: 'calls.complete: a refused call may have a response as well',
    async run({ calls }) {
      const outcome: CallOutcome = { ...refused, response: { status: 7 } };
      await calls.create(aCall());
      const call = await calls.complete('CP-1', 'call-1', outcome, at(1));
      assertSame(call, { ...aCall(), ...outcome, completedAt: at(1) });
      assertSame(await calls.find('CP-1', 'call-1'), call);
    },
  },
  {
    name: 'calls.complete: of outcomes that come at once one stays, and all callers are told',
    async run({ calls }) {
      await calls.create(aCall());
      const told = await Promise.all(
        upTo(20).map((index) =>
          calls.complete('CP-1', 'call-1', { status: 'Answered', response: { index } }, at(index)),
        ),
      );
      const known = await calls.find('CP-1', 'call-1');
      for (const call of told) assertSame(call, known);
    },
  },
  {
    name: 'calls.complete: an answer that comes at once with the time limit wins',
    async run(store) {
      await store.calls.create(aCall());
      await Promise.all(
        [timedOut, answered, timedOut].map((outcome) =>
          store.calls.complete('CP-1', 'call-1', outcome, at(1)),
        ),
      );
      assert.equal(await findStatus(store), 'Answered');
    },
  },
  {
    name: 'calls.markSent: never undoes an outcome that comes at once with it',
    async run(store) {
      await store.calls.create(aCall());
      await Promise.all([
        store.calls.markSent('CP-1', 'call-1'),
        store.calls.complete('CP-1', 'call-1', answered, at(1)),
        store.calls.markSent('CP-1', 'call-1'),
      ]);
      assert.equal(await findStatus(store), 'Answered');
    },
  },
];
