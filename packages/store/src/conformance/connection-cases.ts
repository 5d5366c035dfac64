import assert from 'node:assert/strict';
import type { StationConnection } from '../stations.js';
import { assertSame } from './assertions.js';
import { aConnection, aRegistration, at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';

const begin = aConnection({ at: at(5) });
const end = aConnection({ connected: false, at: at(9) });
const next = aConnection({ connectionId: 'c-2', gatewayId: 'g-2', at: at(7) });

/** What is told of a station's connection, one after the other, and what is known then. */
const histories: readonly {
  readonly rule: string;
  readonly told: readonly StationConnection[];
  readonly known: StationConnection | undefined;
}[] = [
  { rule: 'a connection is kept', told: [begin], known: begin },
  { rule: 'its end is kept', told: [begin, end], known: end },
  { rule: 'an end without a known begin does not count', told: [end], known: undefined },
  { rule: 'a newer connection replaces an older one', told: [begin, next], known: next },
  { rule: 'an older connection changes nothing', told: [next, begin], known: next },
  { rule: 'the end of an older connection does not count', told: [begin, next, end], known: next },
  {
    rule: 'an end older than its begin does not count',
    told: [begin, { ...end, at: at(4) }],
    known: begin,
  },
  {
    rule: 'a begin older than its end does not count',
    told: [begin, end, { ...begin, at: at(8) }],
    known: end,
  },
  {
    rule: 'an end at the time of its begin counts',
    told: [begin, { ...end, at: begin.at }],
    known: { ...end, at: begin.at },
  },
  {
    rule: 'a begin that is told again after an end of the same time does not count',
    told: [begin, { ...end, at: begin.at }, begin],
    known: { ...end, at: begin.at },
  },
  {
    rule: 'a connection after the end of another is kept',
    told: [begin, end, { ...next, at: at(10) }],
    known: { ...next, at: at(10) },
  },
  { rule: 'the same told twice changes nothing', told: [begin, begin, end, end], known: end },
];

/** What holds for stations' connections. */
export const connectionCases: readonly ConformanceCase[] = [
  ...histories.map(({ rule, told, known }) => ({
    name: `stations.recordConnection: ${rule}`,
    async run({ stations }: Parameters<ConformanceCase['run']>[0]) {
      await stations.register('CP-1', aRegistration());
      for (const connection of told) await stations.recordConnection('CP-1', connection);
      assertSame((await stations.find('CP-1'))?.connection, known);
    },
  })),
  {
    name: 'stations.recordConnection: an unknown station stays unknown',
    async run({ stations }) {
      await stations.recordConnection('CP-1', begin);
      assert.equal(await stations.find('CP-1'), undefined);
    },
  },
  {
    name: 'stations.recordConnection: of connections that come at once the latest is kept',
    async run({ stations }) {
      await stations.register('CP-1', aRegistration());
      const told = [3, 7, 1, 9, 5].map((minutes) =>
        aConnection({ connectionId: `c-${minutes}`, at: at(minutes) }),
      );
      await Promise.all(told.map((connection) => stations.recordConnection('CP-1', connection)));
      assertSame((await stations.find('CP-1'))?.connection, told[3]);
    },
  },
];
