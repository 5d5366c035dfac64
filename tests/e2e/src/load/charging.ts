import { randomUUID } from 'node:crypto';
import type { Boundary, Sample, Session, Told } from './ledger.js';
import type { LoadStation } from './load-station.js';

/** How many samples a session has. */
const samplesPerSession = 25;

/** Has a station charge one session. Each of its messages waits for the answer to the one before. */
export type Charge = (station: LoadStation, times: Times) => Promise<void>;

/** Tells the time, ten seconds later each time. */
export type Times = () => string;

/** A station's clock: far enough in the past that whatever it charges ends before now. */
export function createTimes(): Times {
  let seconds = 0;
  return () => new Date(Date.UTC(2026, 0, 1) + 10_000 * seconds++).toISOString();
}

const registerMeasurand = 'Energy.Active.Import.Register';

/** A session on 1.6. */
export const charge16: Charge = async (station, times) => {
  const { ledger, call } = station;
  const session = startSession(times(), undefined);
  ledger.sessions.push(session);
  const { start } = session;
  const { transactionId, idTagInfo } = await call(
    'StartTransaction',
    { connectorId: 1, idTag: ledger.tokenUid, meterStart: start.registerWh, timestamp: start.at },
    start.told,
  );
  expectAccepted(idTagInfo);
  session.transactionId = String(transactionId);
  const tell = (status: string) =>
    tellStatus(station, status, { connectorId: 1, errorCode: 'NoError', status, timestamp: times() });
  await tell('Charging');
  for (let count = 1; count <= samplesPerSession; count++) {
    const sample = addSample(session, times(), { answered: false });
    const { at: timestamp, registerWh, voltageV } = sample;
    const sampledValue = [
      { value: String(registerWh), unit: 'Wh' },
      { value: String(voltageV), measurand: 'Voltage', unit: 'V' },
    ];
    const request = { connectorId: 1, transactionId, meterValue: [{ timestamp, sampledValue }] };
    await call('MeterValues', request, sample.told);
  }
  const end = endSession(session, times(), 'EVDisconnected');
  const { at: timestamp, registerWh: meterStop, reason } = end;
  await call('StopTransaction', { transactionId, meterStop, timestamp, reason }, end.told);
  await tell('Available');
};

/** A session on 2.0.1. */
export const charge201: Charge = async (station, times) => {
  const { ledger, call } = station;
  const transactionId = randomUUID();
  const session = startSession(times(), transactionId);
  ledger.sessions.push(session);
  let seqNo = 0;
  const event = ({ at: timestamp, registerWh, voltageV, told }: Sample, fields: object) =>
    call(
      'TransactionEvent',
      {
        timestamp,
        seqNo: seqNo++,
        transactionInfo: { transactionId },
        evse: { id: 1, connectorId: 1 },
        meterValue: [
          {
            timestamp,
            sampledValue: [
              { value: registerWh, measurand: registerMeasurand, unitOfMeasure: { unit: 'Wh' } },
              { value: voltageV, measurand: 'Voltage', unitOfMeasure: { unit: 'V' } },
            ],
          },
        ],
        ...fields,
      },
      told,
    );
  const tell = (connectorStatus: string) => {
    const request = { timestamp: times(), connectorStatus, evseId: 1, connectorId: 1 };
    return tellStatus(station, connectorStatus, request);
  };
  const { start } = session;
  const { idTokenInfo } = await event(addSample(session, start.at, start.told, start.registerWh), {
    eventType: 'Started',
    triggerReason: 'Authorized',
    idToken: { idToken: ledger.tokenUid, type: 'ISO14443' },
  });
  expectAccepted(idTokenInfo);
  await tell('Occupied');
  for (let count = 1; count <= samplesPerSession; count++) {
    const sample = addSample(session, times(), { answered: false });
    await event(sample, { eventType: 'Updated', triggerReason: 'MeterValuePeriodic' });
  }
  const end = endSession(session, times(), 'EVDisconnected');
  const { at, told, reason: stoppedReason, registerWh } = end;
  await event(addSample(session, at, told, registerWh), {
    eventType: 'Ended',
    triggerReason: 'EVDeparted',
    transactionInfo: { transactionId, stoppedReason },
  });
  await tell('Available');
};

function startSession(at: string, transactionId: string | undefined): Session {
  const start = { at, registerWh: 1_000, told: { answered: false } };
  return { ...(transactionId !== undefined && { transactionId }), start, samples: [] };
}

function addSample(session: Session, at: string, told: Told, registerWh = nextRegister(session)): Sample {
  const sample = { at, registerWh, voltageV: 220 + (session.samples.length % 20), told };
  session.samples.push(sample);
  return sample;
}

function endSession(session: Session, at: string, reason: string): Boundary & { readonly reason: string } {
  const end = { at, registerWh: nextRegister(session), reason, told: { answered: false } };
  session.end = end;
  return end;
}

function nextRegister({ start, samples }: Session): number {
  return (samples.at(-1) ?? start).registerWh + 100;
}

async function tellStatus({ ledger, call }: LoadStation, status: string, request: object): Promise<void> {
  const told = { answered: false };
  ledger.statuses.push({ status, told });
  await call('StatusNotification', request, told);
}

function expectAccepted(info: unknown): void {
  const { status } = info as { status?: string };
  if (status !== 'Accepted') throw new Error(`expected a token that is Accepted, not ${status}`);
}
