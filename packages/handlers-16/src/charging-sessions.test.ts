import type { Ocpp16Messages, SampledValue, StartTransactionResponse } from '@csms/ocpp-messages/1.6';
import { createMemoryStore } from '@csms/store-memory';
import {
  aToken,
  at,
  type CallMaker,
  type ChargingSession,
  chargingSessions,
  deliveries,
  describeSessions,
  type MeterValue,
  type StationCall,
  toldBegin,
  writtenTime,
} from '@csms/test-handlers';
import fc from 'fast-check';
import { aCsms } from '../test/csms.js';

/** The ways in which stations write the same energy register. */
const styles: readonly ((wh: number) => SampledValue[])[] = [
  (wh) => [{ value: String(wh) }],
  (wh) => [{ value: (wh / 1_000).toFixed(3), unit: 'kWh' }],
  (wh) => [{ value: ` ${wh.toExponential()} `, unit: 'Wh', context: 'Sample.Clock' }],
  (wh) =>
    ['L1', 'L2', 'L3'].map(
      (phase, index) => ({ value: String(index < 2 ? 1 : wh - 2), phase }) as SampledValue,
    ),
  (wh) => [
    { value: String(wh + 5_000), location: 'Inlet' },
    { value: String(wh), location: 'Outlet' },
  ],
  (wh) => [
    { value: '4711', format: 'SignedData' },
    { value: '230.1', measurand: 'Voltage', unit: 'V' },
    { value: String(wh), measurand: 'Energy.Active.Import.Register' },
  ],
];

function meterValue(value: MeterValue) {
  const style = styles[value.style % styles.length] ?? (() => []);
  return { timestamp: writtenTime(value), sampledValue: style(value.wh) };
}

type Call = StationCall<Ocpp16Messages>;

/** A message, by the id of the transaction as far as the station knows it. */
type Line = Pick<Call, 'action'> & { readonly request: (transactionId: number) => Call['request'] };

/** What a station says of a session: it begins and ends it, and measures in between. */
function linesOf(session: ChargingSession): readonly Line[] {
  const { values, end, stoppedReason, isStoppedByToken } = session;
  const begin = toldBegin(session);
  const isMeasuredAgain = end.style % 2 === 0;
  return [
    {
      action: 'StartTransaction',
      request: () => ({
        connectorId: 1,
        idTag: 'CAFE01',
        meterStart: begin.wh,
        timestamp: writtenTime(begin),
      }),
    },
    ...values.map((value) => ({
      action: 'MeterValues' as const,
      request: (transactionId: number) => ({
        connectorId: 1,
        transactionId,
        meterValue: [meterValue(value)],
      }),
    })),
    {
      action: 'StopTransaction',
      request: (transactionId) => ({
        transactionId,
        meterStop: end.wh,
        timestamp: writtenTime(end),
        ...(stoppedReason && { reason: stoppedReason }),
        // Without its id, the token is all that tells of which transaction this is the end.
        ...((isStoppedByToken || transactionId === unknownId) && { idTag: 'cafe01' }),
        ...(isMeasuredAgain && { transactionData: [meterValue(end)] }),
      }),
    },
  ];
}

/** What a station writes that was offline when the transaction began (errata 3.18). */
const unknownId = -1;

/** The messages of a session, whose first one is at a place of the story. */
function storyOf(
  lines: readonly Line[],
  first: number,
  knowsId: boolean,
): readonly CallMaker<Ocpp16Messages>[] {
  return lines.map(({ action, request }, index) => (answers) => {
    const [start] = answers.get(first) as readonly Partial<StartTransactionResponse>[];
    const transactionId = (knowsId ? start?.transactionId : undefined) ?? unknownId;
    const place = first + index;
    return {
      stationId: 'CS1',
      messageId: `m${place}`,
      receivedAt: at(20 + place),
      action,
      request: request(transactionId),
    };
  });
}

/** What a station measures during a session may come in any order. */
const toldSessions = fc.tuple(chargingSessions, fc.boolean()).chain(([sessions, knowsId]) => {
  const story: CallMaker<Ocpp16Messages>[] = [];
  const parts: fc.Arbitrary<number[]>[] = [];
  for (const lines of sessions.map(linesOf)) {
    const first = story.length;
    story.push(...storyOf(lines, first, knowsId));
    const values = [...story.keys()].slice(first + 1, -1);
    parts.push(
      fc.constant([first]),
      fc.shuffledSubarray(values, { minLength: values.length }),
      fc.constant([story.length - 1]),
    );
  }
  return fc.record({
    sessions: fc.constant(sessions),
    story: fc.constant(story),
    delivery: deliveries(fc.tuple(...parts)),
  });
});

describeSessions(toldSessions, async () => {
  const store = createMemoryStore();
  await store.tokens.set(aToken());
  return [aCsms({ store }), aCsms({ store })];
});
