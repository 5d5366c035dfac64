import assert from 'node:assert/strict';
import {
  maxProgress,
  maxProgressSteps,
  type ProgressAnswerReport,
  type ProgressReport,
} from '../progress.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { listCases } from './list-cases.js';
import { readPages } from './read-pages.js';

function aReport(fields: Partial<ProgressReport> = {}): ProgressReport {
  return { kind: 'firmware', requestId: 7, status: 'Downloading', at: at(0), ...fields };
}

function anAnswer(fields: Partial<ProgressAnswerReport> = {}): ProgressAnswerReport {
  return { kind: 'firmware', requestId: 7, status: 'Accepted', at: at(0), ...fields };
}

const find = ({ progress }: Store) => progress.find('CP-1', 'firmware', 7);

async function stepsOf(store: Store): Promise<readonly string[] | undefined> {
  return (await find(store))?.steps.map(({ status }) => status);
}

/** What a store of progress does. */
export const progressCases: readonly ConformanceCase[] = [
  {
    name: 'progress.record: keeps all of a step, and steps in order of their time',
    async run(store) {
      const downloading = { status: 'Downloading', at: at(0) };
      const published = {
        status: 'Published',
        at: at(1),
        locations: ['https://a', 'ftp://b'],
        checksum: 'ab',
      };
      const work = { kind: 'published_firmware', requestId: 0 } as const;
      await store.progress.record('CP-1', { ...work, ...published });
      await store.progress.record('CP-1', { ...work, ...downloading });
      assertSame(await store.progress.find('CP-1', 'published_firmware', 0), {
        ...work,
        steps: [downloading, published],
      });
    },
  },
  {
    name: 'progress.record: keeps a step once, and one of another time or status beside it',
    async run(store) {
      const steps = [aReport(), aReport({ at: at(1) }), aReport({ status: 'Idle', at: at(1) })];
      for (const report of [...steps, ...steps]) await store.progress.record('CP-1', report);
      assert.deepEqual(await stepsOf(store), ['Downloading', 'Downloading', 'Idle']);
    },
  },
  {
    name: 'progress.record: steps that come at once are each kept once',
    async run(store) {
      const reports = upTo(20).map((minute) => aReport({ status: `s-${minute}`, at: at(minute) }));
      await Promise.all([...reports, ...reports].map((report) => store.progress.record('CP-1', report)));
      const expected = reports.map(({ status }) => status);
      assert.deepEqual(await stepsOf(store), expected);
    },
  },
  {
    name: `progress.record: keeps the latest ${maxProgressSteps} steps`,
    async run(store) {
      const minutes = upTo(maxProgressSteps + 5);
      for (const minute of minutes) await store.progress.record('CP-1', aReport({ at: at(minute) }));
      await store.progress.record('CP-1', aReport({ at: at(0) }));
      const found = (await find(store))?.steps.map((step) => step.at);
      assertSame(found, minutes.slice(5).map(at));
    },
  },
  {
    name: 'progress.find: works of other kinds, requests and stations are apart, and one without a request too',
    async run({ progress }) {
      const works = [
        aReport({ kind: 'log' }),
        aReport({ requestId: 8 }),
        aReport({ requestId: 0 }),
        aReport({ requestId: -1 }),
        { kind: 'firmware', status: 'Idle', at: at(3) },
        { kind: 'diagnostics', status: 'Uploading', at: at(4) },
      ] as const satisfies readonly ProgressReport[];
      for (const work of works) await progress.record('CP-1', work);
      await progress.record('CP-2', aReport());
      for (const { kind, requestId, ...step } of works.map((work): ProgressReport => work)) {
        assertSame(await progress.find('CP-1', kind, requestId), { kind, requestId, steps: [step] });
      }
      assert.equal(await progress.find('CP-1', 'firmware', 7), undefined);
      assert.equal(await progress.find('CP-1', 'log'), undefined);
    },
  },
  {
    name: 'progress.recordAnswer: keeps all of the latest answer beside the steps, whatever the order',
    async run(store) {
      const answer = { status: 'Accepted', fileName: 'log.txt', checksum: 'ab', at: at(3) };
      await store.progress.record('CP-1', aReport({ at: at(4) }));
      for (const told of [
        anAnswer({ at: at(1) }),
        anAnswer(answer),
        anAnswer({ status: 'Rejected', at: at(2) }),
      ]) {
        await store.progress.recordAnswer('CP-1', told);
      }
      const steps = [{ status: 'Downloading', at: at(4) }];
      assertSame(await find(store), { kind: 'firmware', requestId: 7, answer, steps });
    },
  },
  {
    name: 'progress.recordAnswer: a work is known by its answer alone, also one without an id',
    async run({ progress }) {
      await progress.recordAnswer('CP-1', { kind: 'diagnostics', at: at(1) });
      const expected = { kind: 'diagnostics', answer: { at: at(1) }, steps: [] };
      assertSame(await progress.find('CP-1', 'diagnostics'), expected);
    },
  },
  {
    name: 'progress.recordAnswer: a request that was answered AcceptedCanceled gives up the one before, whatever the order',
    async run({ progress }) {
      await progress.recordAnswer('CP-1', anAnswer({ requestId: 8, status: 'AcceptedCanceled', at: at(5) }));
      await progress.recordAnswer('CP-1', anAnswer({ at: at(1) }));
      await progress.recordAnswer('CP-1', anAnswer({ kind: 'log', at: at(1) }));
      await progress.recordAnswer('CP-2', anAnswer({ at: at(1) }));
      const { items } = await progress.list('CP-1', { limit: 10 });
      assertSame(
        items.map(({ kind, requestId, canceledAt }) => [kind, requestId, canceledAt]),
        [
          ['firmware', 8, undefined],
          ['log', 7, undefined],
          ['firmware', 7, at(5)],
        ],
      );
      assertSame((await progress.find('CP-1', 'firmware', 7))?.canceledAt, at(5));
      assert.equal((await progress.find('CP-2', 'firmware', 7))?.canceledAt, undefined);
    },
  },
  {
    name: 'progress.record: leaves an unknown station unknown',
    async run(store) {
      await store.progress.recordAnswer('CP-1', anAnswer());
      await store.progress.record('CP-1', aReport());
      assert.equal(await store.stations.find('CP-1'), undefined);
    },
  },
  {
    name: 'progress.list: shows works as find does, the one with the latest step first',
    async run({ progress }) {
      for (const [requestId, minute] of [
        [1, 5],
        [2, 3],
        [3, 4],
        [2, 6],
      ] as const) {
        await progress.record('CP-1', aReport({ requestId, at: at(minute) }));
      }
      const { items } = await progress.list('CP-1', { limit: 10 });
      assertSame(items, await Promise.all([2, 1, 3].map((id) => progress.find('CP-1', 'firmware', id))));
    },
  },
  {
    name: `progress.record: keeps the latest ${maxProgress} works, and not without end`,
    async run({ progress }) {
      const ids = upTo(2 * maxProgress + 10);
      for (const requestId of ids) await progress.record('CP-1', aReport({ requestId, at: at(requestId) }));
      const pages = await readPages((page) => progress.list('CP-1', page), 50);
      const found = pages.flat().map(({ requestId }) => requestId);
      assert.ok(found.length <= 2 * maxProgress, `expected ${2 * maxProgress} at most, not ${found.length}`);
      assert.deepEqual(found.slice(0, maxProgress), ids.slice(-maxProgress).toReversed());
    },
  },
  {
    name: 'progress: any station id is an ordinary one',
    async run({ progress }) {
      for (const id of hostileKeys) assertSame((await progress.list(id, { limit: 10 })).items, [], id);
      for (const id of hostileKeys) await progress.record(id, aReport({ status: id }));
      for (const id of hostileKeys) {
        const steps = [{ status: id, at: at(0) }];
        assertSame(await progress.find(id, 'firmware', 7), { kind: 'firmware', requestId: 7, steps }, id);
      }
    },
  },
  ...listCases({
    name: 'progress.list',
    async add({ progress }, place) {
      await progress.record('CP-1', aReport({ requestId: place, at: at(-place) }));
      return String(place);
    },
    async read({ progress }, page) {
      const { items, next } = await progress.list('CP-1', page);
      return { items: items.map(({ requestId }) => String(requestId)), next };
    },
  }),
  ...copyCases({
    name: 'progress.record',
    input: () => aReport({ locations: ['https://a'] }),
    write: ({ progress }, report) => progress.record('CP-1', report),
    read: [find, ({ progress }) => progress.list('CP-1', { limit: 10 })],
  }),
  ...copyCases({
    name: 'progress.recordAnswer',
    input: () => anAnswer(),
    write: ({ progress }, answer) => progress.recordAnswer('CP-1', answer),
    read: [find, ({ progress }) => progress.list('CP-1', { limit: 10 })],
  }),
];
