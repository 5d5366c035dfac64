import { createMemoryStore } from '@csms/store-memory';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NumberedStart, recordNumberedStart } from './numbered-start.js';

const at = new Date('2026-03-01T12:00:00Z');

function aStart(fields: Partial<NumberedStart> = {}): NumberedStart {
  return {
    stationId: 'CS1',
    ocppVersion: '1.6',
    evseId: 1,
    connectorId: 1,
    token: { uid: 'CAFE01' },
    meterStart: 1_000,
    messageId: 'm1',
    at,
    ...fields,
  };
}

async function idOf(start: NumberedStart, { transactions } = createMemoryStore()) {
  return (await recordNumberedStart(transactions, start)).transactionId;
}

describe('the id of a transaction that we number', () => {
  test('is a positive number of 31 bits, whatever the start', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.integer(),
        fc.date({ noInvalidDate: true }),
        async (uid, meterStart, time) => {
          const id = Number(await idOf(aStart({ token: { uid }, meterStart, at: time })));
          expect(Number.isInteger(id) && id > 0 && id < 2 ** 31).toBe(true);
        },
      ),
    );
  });

  test('follows from the start alone: managers that share nothing give the same', async () => {
    expect(await idOf(aStart())).toBe(await idOf(aStart({ messageId: 'm2', token: { uid: 'cafe01' } })));
    expect(await idOf(aStart())).not.toBe(await idOf(aStart({ at: new Date(at.getTime() + 1) })));
  });

  test('is the next one where another start holds it, also for copies', async () => {
    const store = createMemoryStore();
    const taken = await idOf(aStart());
    const other = { key: 'another start', messageId: 'm0' };
    const event = {
      stationId: 'CS1',
      ocppVersion: '1.6',
      kind: 'started',
      seqNo: 0,
      readings: [],
      at,
    } as const;
    await store.transactions.claimStart({ ...event, transactionId: taken }, other);
    const holder = await store.transactions.find('CS1', taken);

    const id = await idOf(aStart(), store);
    expect(id).not.toBe(taken);
    expect(await idOf(aStart(), store)).toBe(id);
    expect(await store.transactions.find('CS1', taken)).toEqual(holder);
  });
});
