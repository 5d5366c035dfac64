import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCsms, aToken, at, contentOf, type StationCall, time } from '../test/csms.js';

const idToken = { idToken: 'CAFE01', type: 'ISO14443' } as const;
const evse = { id: 1, connectorId: 1 };

function register(minute: number, value: number) {
  return { timestamp: time(minute), sampledValue: [{ value }] } as const;
}

function event(eventType: 'Started' | 'Updated' | 'Ended', seqNo: number, fields: object = {}) {
  return {
    eventType,
    seqNo,
    timestamp: time(seqNo),
    triggerReason: 'Authorized',
    transactionInfo: { transactionId: 'T1' },
    ...fields,
  } as const;
}

function aStory(
  lines: readonly (readonly [stationId: string, action: StationCall['action'], request: object])[],
) {
  return lines.map(([stationId, action, request], index) => ({
    stationId,
    action,
    request,
    messageId: `m${index}`,
    receivedAt: at(20 + index),
  })) as StationCall[];
}

const events = [
  event('Started', 1, { meterValue: [register(1, 0)], evse }),
  event('Updated', 2, {
    idToken,
    transactionInfo: { transactionId: 'T1', chargingState: 'Charging', remoteStartId: 4 },
  }),
  event('Updated', 3, { meterValue: [register(3, 9e6), register(3, 9e6)] }),
  event('Updated', 5, {
    meterValue: [register(5, 9e6 + 40)],
    triggerReason: 'StopAuthorized',
    idToken: { ...idToken, idToken: 'CAFE02' },
  }),
  event('Ended', 6, {
    idToken,
    transactionInfo: { transactionId: 'T1', chargingState: 'Idle', stoppedReason: 'Remote' },
    meterValue: [register(6, 9e6 + 90)],
  }),
];

/** Every message that is handled, in a day of two stations, refusals and events without a start among them. */
const story = aStory([
  ['CS1', 'BootNotification', { reason: 'PowerUp', chargingStation: { vendorName: 'ACME', model: 'Two' } }],
  [
    'CS1',
    'StatusNotification',
    { evseId: 1, connectorId: 1, connectorStatus: 'Available', timestamp: time(0) },
  ],
  ['CS1', 'Heartbeat', {}],
  ['CS1', 'Authorize', { idToken }],
  ['CS1', 'TransactionEvent', events[0] as object],
  [
    'CS1',
    'StatusNotification',
    { evseId: 1, connectorId: 1, connectorStatus: 'Occupied', timestamp: time(1) },
  ],
  ['CS1', 'TransactionEvent', events[1] as object],
  ['CS2', 'TransactionEvent', event('Started', 0, { idToken: { ...idToken, idToken: 'cafe01' } })],
  ['CS1', 'MeterValues', { evseId: 0, meterValue: [register(3, 12), register(2, 11)] }],
  ['CS1', 'TransactionEvent', events[2] as object],
  ['CS1', 'TransactionEvent', events[3] as object],
  ['CS1', 'TransactionEvent', events[4] as object],
  ['CS2', 'TransactionEvent', event('Ended', 4, { transactionInfo: { transactionId: 'T7' }, idToken })],
  [
    'CS1',
    'StatusNotification',
    { evseId: 1, connectorId: 1, connectorStatus: 'Available', timestamp: time(7) },
  ],
]);

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

test('events leave the same transaction in whatever order they come (E04, E12)', async () => {
  const calls = aStory(events.map((request) => ['CS1', 'TransactionEvent', request]));
  const inOrder = await twoManagers();
  for (const call of calls) await inOrder.managers[0].deliver(call);
  const expected = await contentOf(inOrder.store);
  expect(expected.transactions).toMatchObject([{ energyWh: 90, flags: ['implausible_begin'] }]);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(calls, { minLength: calls.length }), async (shuffled) => {
      const { store, managers } = await twoManagers();
      for (const call of shuffled) await managers[0].deliver(call);
      expect(await contentOf(store)).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});
