import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCsms, aToken, at, contentOf, type StationCall, time } from '../test/csms.js';

/** The id that the start in {@link story} gets, which follows from what it says. */
const { transactionId } = await aCsms().send('StartTransaction', {
  connectorId: 1,
  idTag: 'CAFE01',
  meterStart: 0,
  timestamp: time(3),
});

function register(minute: number, value: number) {
  return { timestamp: time(minute), sampledValue: [{ value: String(value) }] };
}

/** Every message that is handled, in a day of two stations, refusals and stops without a number among them. */
const story = (
  [
    ['CS1', 'BootNotification', { chargePointVendor: 'ACME', chargePointModel: 'One' }],
    ['CS1', 'StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Available' }],
    ['CS1', 'Heartbeat', {}],
    ['CS1', 'Authorize', { idTag: 'CAFE01' }],
    ['CS1', 'StartTransaction', { connectorId: 1, idTag: 'CAFE01', meterStart: 0, timestamp: time(3) }],
    [
      'CS1',
      'StatusNotification',
      { connectorId: 1, errorCode: 'NoError', status: 'Charging', timestamp: time(3) },
    ],
    ['CS2', 'StartTransaction', { connectorId: 1, idTag: 'cafe01', meterStart: 70, timestamp: time(4) }],
    [
      'CS1',
      'MeterValues',
      { connectorId: 1, transactionId, meterValue: [register(5, 9e6), register(6, 9e6 + 50)] },
    ],
    ['CS1', 'MeterValues', { connectorId: 0, meterValue: [register(6, 12)] }],
    [
      'CS1',
      'StopTransaction',
      {
        transactionId,
        idTag: 'CAFE01',
        meterStop: 9e6 + 90,
        timestamp: time(8),
        transactionData: [register(7, 9e6 + 60)],
      },
    ],
    ['CS1', 'StartTransaction', { connectorId: 2, idTag: 'CAFE02', meterStart: 5, timestamp: time(9) }],
    ['CS1', 'StopTransaction', { transactionId: -1, idTag: 'CAFE02', meterStop: 25, timestamp: time(10) }],
    ['CS1', 'StopTransaction', { transactionId: 0, idTag: 'CAFE02', meterStop: 35, timestamp: time(11) }],
    ['CS1', 'StopTransaction', { transactionId: 4711, meterStop: 45, timestamp: time(12) }],
    [
      'CS1',
      'StatusNotification',
      { connectorId: 1, errorCode: 'NoError', status: 'Available', timestamp: time(13) },
    ],
  ] as const
).map(([stationId, action, request], index) => ({
  stationId,
  action,
  request,
  messageId: `m${index}`,
  receivedAt: at(20 + index),
})) as StationCall[];

/** Two managers on one store. */
async function twoManagers() {
  const first = aCsms();
  await first.store.tokens.set(aToken({ groupId: 'FLEET', cacheMode: 'NEVER' }));
  await first.store.tokens.set(aToken({ uid: 'CAFE02', expiresAt: at(45) }));
  return { store: first.store, managers: [first, aCsms({ store: first.store })] as const };
}

/** What the story leaves when every message is handled once. */
async function toldOnce() {
  const { store, managers } = await twoManagers();
  const answers: object[] = [];
  for (const call of story) answers.push(await managers[0].deliver(call));
  return { answers, content: await contentOf(store) };
}

describe('a message that is handled twice leaves the same state and gets the same answer', () => {
  test('by two managers, one after the other', async () => {
    const once = await toldOnce();
    const { store, managers } = await twoManagers();
    for (const [index, call] of story.entries()) {
      expect(await managers[0].deliver(call)).toEqual(once.answers[index]);
      expect(await managers[1].deliver(call)).toEqual(once.answers[index]);
    }
    expect(await contentOf(store)).toEqual(once.content);
  });

  test('by two managers at once', async () => {
    const once = await toldOnce();
    const { store, managers } = await twoManagers();
    for (const [index, call] of story.entries()) {
      const answers = await Promise.all(managers.flatMap(({ deliver }) => [deliver(call), deliver(call)]));
      for (const answer of answers) expect(answer).toEqual(once.answers[index]);
    }
    expect(await contentOf(store)).toEqual(once.content);
  });

  test('by two managers, the copy however late', async () => {
    const once = await toldOnce();
    const last = story.length - 1;
    const aCopy = fc.record({ of: fc.nat(last), after: fc.nat(last), manager: fc.constantFrom(0, 1) });
    await fc.assert(
      fc.asyncProperty(fc.array(aCopy, { maxLength: 30 }), async (copies) => {
        const { store, managers } = await twoManagers();
        for (const [index, call] of story.entries()) {
          await managers[0].deliver(call);
          for (const { of, manager } of copies.filter(({ of, after }) => Math.max(of, after) === index)) {
            expect(await managers[manager as 0 | 1].deliver(story[of] as StationCall)).toEqual(
              once.answers[of],
            );
          }
        }
        expect(await contentOf(store)).toEqual(once.content);
      }),
      { numRuns: 50 },
    );
  });
});
