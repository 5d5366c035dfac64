import assert from 'node:assert/strict';
import { agingCases } from './aging-cases.js';
import { aCall, at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';

/** What holds for the removal of calls that are old. */
export const callRemovalCases: readonly ConformanceCase[] = [
  ...agingCases({
    name: 'calls.removeCompleted',
    async add({ calls }, callId, minute) {
      await calls.create(aCall({ callId, createdAt: at(minute - 1) }));
      await calls.complete('CP-1', callId, { status: 'NotConnected' }, at(minute));
    },
    async names({ calls }) {
      const { items } = await calls.list('CP-1', { limit: 100 });
      return items.map(({ callId }) => callId);
    },
    remove: ({ calls }, before, limit) => calls.removeCompleted(before, limit),
  }),
  {
    name: 'calls.removeCompleted: takes calls however they ended, and leaves those that may be answered yet',
    async run({ calls }) {
      const ids = ['pending', 'sent', 'expired', 'answered', 'refused'];
      for (const callId of ids) {
        const expiresAt = callId === 'expired' ? at(1) : at(9);
        await calls.create(aCall({ callId, createdAt: at(-99), expiresAt }));
      }
      await calls.markSent('CP-1', 'sent');
      await calls.expireDue(at(1), 10);
      await calls.complete('CP-1', 'answered', { status: 'Answered', response: {} }, at(1));
      const error = { code: 'NotSupported', description: 'no' };
      await calls.complete('CP-1', 'refused', { status: 'Refused', error }, at(1));
      assert.deepEqual(await calls.removeCompleted(at(2), 10), { count: 3, isMore: false });
      const { items } = await calls.list('CP-1', { limit: 10 });
      assert.deepEqual(items.map(({ callId }) => callId).toSorted(), ['pending', 'sent']);
    },
  },
  {
    name: 'calls.removeCompleted: a call that is gone is not known any more, and its id is free',
    async run({ calls }) {
      await calls.create(aCall());
      await calls.complete('CP-1', 'call-1', { status: 'TimedOut' }, at(1));
      await calls.removeCompleted(at(2), 10);
      assert.equal(await calls.find('CP-1', 'call-1'), undefined);
      const late = { status: 'Answered', response: {} } as const;
      assert.equal(await calls.complete('CP-1', 'call-1', late, at(3)), undefined);
      assert.equal((await calls.create(aCall())).created, true);
    },
  },
];
