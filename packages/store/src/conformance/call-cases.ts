import assert from 'node:assert/strict';
import type { CallOutcome, CallRecord } from '../calls.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { aCall, at, upTo } from './builders.js';
import { callExpiryCases } from './call-expiry-cases.js';
import { callOutcomeCases } from './call-outcome-cases.js';
import { callRemovalCases } from './call-removal-cases.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { listCases } from './list-cases.js';
import { readPages } from './read-pages.js';

const answered: CallOutcome = { status: 'Answered', response: { status: 'Accepted' } };

const reads = [
  ({ calls }: Store) => calls.find('CP-1', 'call-1'),
  ({ calls }: Store) => calls.list('CP-1', { limit: 10 }),
];

/** What a store of calls does. */
export const callCases: readonly ConformanceCase[] = [
  {
    name: 'calls.create: a call is Pending and has what was given',
    async run({ calls }) {
      const call = aCall({ requestedBy: 'operator' });
      const expected: CallRecord = { ...call, status: 'Pending' };
      assertSame(await calls.create(call), { created: true, call: expected });
      assertSame(await calls.find('CP-1', 'call-1'), expected);
    },
  },
  {
    name: 'calls.create: a call may be of no known version',
    async run({ calls }) {
      const { call } = await calls.create(aCall({ ocppVersion: undefined }));
      assert.equal(call.ocppVersion, undefined);
      assertSame(await calls.find('CP-1', 'call-1'), { ...call, status: 'Pending' });
    },
  },
  {
    name: 'calls.create: a call that is known stays as it is, and is told',
    async run({ calls }) {
      await calls.create(aCall());
      await calls.complete('CP-1', 'call-1', answered, at(1));
      const known = await calls.find('CP-1', 'call-1');
      assertSame(await calls.create(aCall({ action: 'ClearCache', createdAt: at(5) })), {
        created: false,
        call: known,
      });
      assertSame(await calls.find('CP-1', 'call-1'), known);
    },
  },
  {
    name: 'calls.create: of calls of one id that come at once, one is created and all callers are told',
    async run({ calls }) {
      const outcomes = await Promise.all(
        upTo(20).map((index) => calls.create(aCall({ action: `A-${index}` }))),
      );
      assert.equal(outcomes.filter(({ created }) => created).length, 1);
      const known = await calls.find('CP-1', 'call-1');
      for (const { call } of outcomes) assertSame(call, known);
    },
  },
  {
    name: 'calls.create: any JSON object can be a request and a response, as it is',
    async run({ calls }) {
      const payload = JSON.parse(
        '{"__proto__":{"a":1},"constructor":"b","list":[[1,null,"2026-01-01T12:00:00Z"],[],{}],"n":-0.5,"f":false,"":""}',
      ) as object;
      await calls.create(aCall({ request: payload }));
      await calls.complete('CP-1', 'call-1', { status: 'Answered', response: payload }, at(1));
      const call = await calls.find('CP-1', 'call-1');
      assertSame([call?.request, call?.response], [payload, payload]);
    },
  },
  {
    name: 'calls: stations have calls of their own, though the ids are the same',
    async run({ calls }) {
      await calls.create(aCall());
      assertSame(await calls.create(aCall({ stationId: 'CP-2', action: 'ClearCache' })), {
        created: true,
        call: { ...aCall({ stationId: 'CP-2', action: 'ClearCache' }), status: 'Pending' },
      });
      await calls.complete('CP-2', 'call-1', answered, at(1));
      assertSame(await calls.find('CP-1', 'call-1'), { ...aCall(), status: 'Pending' });
      assert.equal((await calls.list('CP-1', { limit: 10 })).items.length, 1);
    },
  },
  {
    name: 'calls: an unknown call is undefined, and stays unknown',
    async run({ calls }) {
      await calls.create(aCall());
      assert.equal(await calls.find('CP-1', 'call-2'), undefined);
      assert.equal(await calls.complete('CP-1', 'call-2', answered, at(1)), undefined);
      await calls.markSent('CP-1', 'call-2');
      assert.equal(await calls.find('CP-1', 'call-2'), undefined);
    },
  },
  ...callOutcomeCases,
  ...callExpiryCases,
  ...callRemovalCases,
  {
    name: 'calls.list: shows the calls of a station as find does, the latest first',
    async run({ calls }) {
      for (const minutes of [2, 1, 3])
        await calls.create(aCall({ callId: `c-${minutes}`, createdAt: at(minutes) }));
      await calls.create(aCall({ stationId: 'CP-2' }));
      await calls.complete('CP-1', 'c-2', answered, at(5));
      const { items } = await calls.list('CP-1', { limit: 10 });
      assertSame(items, await Promise.all(['c-3', 'c-2', 'c-1'].map((id) => calls.find('CP-1', id))));
    },
  },
  {
    name: 'calls.list: calls of one time are each on one page',
    async run({ calls }) {
      const ids = upTo(7).map((index) => `c-${index}`);
      for (const callId of ids) await calls.create(aCall({ callId }));
      const pages = await readPages((page) => calls.list('CP-1', page), 2);
      const found = pages.flat().map(({ callId }) => callId);
      assert.deepEqual(found.toSorted(), ids);
    },
  },
  {
    name: 'calls: any id is an ordinary one',
    async run({ calls }) {
      for (const id of hostileKeys) {
        assert.equal(await calls.find(id, 'call-1'), undefined, id);
        assert.equal(await calls.find('CP-1', id), undefined, id);
        assertSame((await calls.list(id, { limit: 10 })).items, [], id);
      }
      for (const id of hostileKeys) {
        await calls.create(aCall({ callId: id, request: { id } }));
        await calls.create(aCall({ stationId: id, request: { id } }));
      }
      for (const id of hostileKeys) {
        const expected = { ...aCall(), status: 'Pending', request: { id } };
        assertSame(await calls.find('CP-1', id), { ...expected, callId: id }, id);
        assertSame((await calls.list(id, { limit: 10 })).items, [{ ...expected, stationId: id }], id);
      }
    },
  },
  ...listCases({
    name: 'calls.list',
    async add({ calls }, place) {
      const callId = `c-${String(place).padStart(2, '0')}`;
      await calls.create(aCall({ callId, createdAt: at(-place) }));
      return callId;
    },
    async read({ calls }, page) {
      const { items, next } = await calls.list('CP-1', page);
      return { items: items.map(({ callId }) => callId), next };
    },
  }),
  ...copyCases({
    name: 'calls.create',
    input: () => aCall({ request: { nested: [{ a: 1 }] } }),
    write: ({ calls }, call) => calls.create(call),
    read: reads,
  }),
  ...copyCases({
    name: 'calls.complete',
    input: () => ({
      outcome: {
        status: 'Refused',
        error: { code: 'c', description: 'd' },
        response: { nested: [{ a: 1 }] },
      } as const,
      at: at(1),
    }),
    async write({ calls }, { outcome, at: completedAt }) {
      await calls.create(aCall());
      return calls.complete('CP-1', 'call-1', outcome, completedAt);
    },
    read: reads,
  }),
];
