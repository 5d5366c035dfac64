import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { costsOf16, costsOf201 } from './message-costs.js';
import type { Cost } from './recorded-database.js';

const costs = (reads: number, writes: number): Cost => ({ reads, writes });

test('each message of a 2.0.1 session costs no more reads and writes than it may', async () => {
  expect(await costsOf201()).toEqual({
    heartbeat: costs(0, 0),
    // The first of a connector: the station has to be known, and to stay.
    firstStatus: costs(1, 2),
    status: costs(0, 1),
    meterValues: costs(0, 1),
    // Of the token, and of where it is used; the transaction, its reading, and that the token is used.
    started: costs(2, 3),
    updated: costs(1, 2),
    ended: costs(2, 3),
    seen: costs(1, 1),
  });
});

test('each message of a 1.6 session costs no more reads and writes than it may', async () => {
  expect(await costsOf16()).toEqual({
    heartbeat: costs(0, 0),
    firstStatus: costs(1, 2),
    status: costs(0, 1),
    started: costs(2, 2),
    meterValues: costs(0, 1),
    // Its end is recorded, and then what it costs.
    ended: costs(3, 3),
  });
});

/** What the document assumes, in US dollars and a day. */
const price = { reads: 0.06 / 100_000, writes: 0.18 / 100_000 };
const sessions = 4;
const minutesOfSession = 60;
const minutesBetweenHeartbeats = 5;

test('the document says what a station costs a month, by what is counted here', async () => {
  const { started, updated, ended, status, seen } = await costsOf201();
  const idleMinutes = 24 * 60 - sessions * minutesOfSession;
  const rows = [
    row('TransactionEvent Started', sessions, started),
    row('TransactionEvent Updated', sessions * minutesOfSession, updated),
    row('TransactionEvent Ended', sessions, ended),
    row('StatusNotification', sessions * 2, status),
    row('that it was seen', idleMinutes / minutesBetweenHeartbeats + sessions * minutesOfSession, seen),
  ];
  const reads = rows.reduce((sum, each) => sum + each.reads, 0);
  const writes = rows.reduce((sum, each) => sum + each.writes, 0);
  const dollars = 30 * (reads * price.reads + writes * price.writes);
  const table = [
    '| a day | times | reads each | writes each | reads | writes |',
    '|---|---|---|---|---|---|',
    ...rows.map(({ text }) => text),
    `| in all | | | | ${reads} | ${writes} |`,
    '',
    `In a month these are ${30 * reads} reads and ${30 * writes} writes, which cost ${dollars.toFixed(3)}.`,
  ];
  const file = new URL('../../../docs/firestore.md', import.meta.url);
  expect(readFileSync(file, 'utf8')).toContain(table.join('\n'));
});

function row(what: string, times: number, cost: Cost): Cost & { readonly text: string } {
  const [reads, writes] = [times * cost.reads, times * cost.writes];
  return {
    reads,
    writes,
    text: `| ${what} | ${times} | ${cost.reads} | ${cost.writes} | ${reads} | ${writes} |`,
  };
}
