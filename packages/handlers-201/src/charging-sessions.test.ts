import type {
  MeterValueType,
  Ocpp201Messages,
  SampledValueType,
  TransactionEventRequest,
} from '@csms/ocpp-messages/2.0.1';
import { createMemoryStore } from '@csms/store-memory';
import {
  aStory,
  aToken,
  type ChargingSession,
  chargingSessions,
  deliveries,
  describeSessions,
  type MeterValue,
  toldBegin,
  writtenTime,
} from '@csms/test-handlers';
import fc from 'fast-check';
import { aCsms } from '../test/csms.js';

/** The ways in which stations write the same energy register. */
const styles: readonly ((wh: number) => SampledValueType[])[] = [
  (wh) => [{ value: wh }],
  (wh) => [{ value: wh / 1_000, unitOfMeasure: { unit: 'kWh' } }],
  (wh) => [{ value: wh / 1_000, unitOfMeasure: { unit: 'Wh', multiplier: 3 } }],
  (wh) => [{ value: wh * 1_000, unitOfMeasure: { multiplier: -3 } }],
  (wh) => (['L1', 'L2', 'L3'] as const).map((phase, index) => ({ value: index < 2 ? 1 : wh - 2, phase })),
  (wh) => [
    { value: wh + 5_000, location: 'Inlet' },
    { value: wh, location: 'Outlet' },
  ],
  (wh) => [
    { value: 230.1, measurand: 'Voltage', unitOfMeasure: { unit: 'V' } },
    {
      value: wh,
      measurand: 'Energy.Active.Import.Register',
      signedMeterValue: { signedMeterData: 'x', signingMethod: '', encodingMethod: 'OCMF', publicKey: '' },
    },
  ],
];

const idToken = { idToken: 'CAFE01', type: 'ISO14443' } as const;

function meterValue(value: MeterValue, context?: SampledValueType['context']): MeterValueType {
  const sampledValue = styles[value.style % styles.length]?.(value.wh) ?? [];
  const marked = sampledValue.map((each) => (context ? { ...each, context } : each));
  return { timestamp: writtenTime(value), sampledValue: marked };
}

/** An event before it has its place among the others. */
type Told = Omit<TransactionEventRequest, 'seqNo' | 'transactionInfo'>;

/** What a station says of a session: what it measured at the begin perhaps in the end only, and who charges perhaps later. */
function eventsOf(session: ChargingSession, index: number): readonly TransactionEventRequest[] {
  const { values, end, stoppedReason, isStoppedByToken } = session;
  const begin = toldBegin(session);
  const isBeginTold = begin.style % 2 === 0;
  const isTokenTold = end.style % 2 === 0;
  const told = meterValue(begin, 'Transaction.Begin');
  const endValue = meterValue(end, 'Transaction.End');
  const started: Told = {
    eventType: 'Started',
    triggerReason: 'CablePluggedIn',
    timestamp: writtenTime(begin),
    evse: { id: 1, connectorId: 1 },
    ...(isTokenTold && { idToken }),
    ...(isBeginTold && { meterValue: [told] }),
  };
  const authorized: Told = {
    eventType: 'Updated',
    triggerReason: 'Authorized',
    timestamp: writtenTime(begin),
    idToken,
  };
  const measured = values.map(
    (value): Told => ({
      eventType: 'Updated',
      triggerReason: 'MeterValuePeriodic',
      timestamp: writtenTime(value),
      meterValue: [meterValue(value)],
    }),
  );
  const ended: Told = {
    eventType: 'Ended',
    triggerReason: 'StopAuthorized',
    timestamp: writtenTime(end),
    ...(isStoppedByToken && { idToken }),
    meterValue: isBeginTold ? [endValue] : [told, endValue],
  };
  const events = [started, ...(isTokenTold ? [] : [authorized]), ...measured, ended];
  return events.map((event, seqNo) => ({
    ...event,
    seqNo,
    transactionInfo: {
      transactionId: `T${index}`,
      ...(event.eventType === 'Ended' && stoppedReason && { stoppedReason }),
    },
  }));
}

/** The events of a session may come in any order. */
const toldSessions = chargingSessions.chain((sessions) => {
  const requests: TransactionEventRequest[] = [];
  const parts = sessions.map(eventsOf).map((events) => {
    const first = requests.length;
    requests.push(...events);
    return fc.shuffledSubarray([...requests.keys()].slice(first), { minLength: events.length });
  });
  const calls = aStory<Ocpp201Messages>(requests.map((request) => ['CS1', 'TransactionEvent', request]));
  return fc.record({
    sessions: fc.constant(sessions),
    story: fc.constant(calls.map((call) => () => call)),
    delivery: deliveries(fc.tuple(...parts)),
  });
});

describeSessions(toldSessions, async () => {
  const store = createMemoryStore();
  await store.tokens.set(aToken());
  return [aCsms({ store }), aCsms({ store })];
});
