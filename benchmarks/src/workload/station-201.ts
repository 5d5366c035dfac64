import { randomUUID } from 'node:crypto';
import type { FromStation } from '@csms/ocpp-messages';
import type { MeterValueType, Ocpp201Messages } from '@csms/ocpp-messages/2.0.1';
import { serializeEnvelope } from '@csms/transport';
import { createMeter, type Meter } from './meter.js';
import type { SimulatedStation } from './station.js';

/** How many events a transaction has. Then the next one begins. */
const eventsPerTransaction = 20;

function call<A extends FromStation<Ocpp201Messages>>(
  action: A,
  request: Ocpp201Messages[A]['request'],
): string {
  return serializeEnvelope({ type: 2, action, id: randomUUID(), request });
}

function readMeter(meter: Meter): MeterValueType {
  const { timestamp, values } = meter.read();
  return {
    timestamp,
    sampledValue: values.map(({ unit, ...rest }) => ({
      ...rest,
      context: 'Sample.Periodic' as const,
      unitOfMeasure: { unit },
    })) as MeterValueType['sampledValue'],
  };
}

/** Makes a station that speaks OCPP 2.0.1. */
export function station201(stationId: string, tokenUid: string): SimulatedStation {
  const meter = createMeter();
  const idToken = { idToken: tokenUid, type: 'ISO14443' } as const;
  const evse = { id: 1, connectorId: 1 };
  let transactionId = '';
  let seqNo = 0;
  let count = 0;

  /** Started, then Updated with readings, then Ended, and the next transaction. */
  function transactionEvent(): string {
    const isFirst = seqNo === 0;
    const isLast = seqNo === eventsPerTransaction - 1;
    if (isFirst) transactionId = randomUUID();
    const reading = readMeter(meter);
    const request: Ocpp201Messages['TransactionEvent']['request'] = {
      eventType: isFirst ? 'Started' : isLast ? 'Ended' : 'Updated',
      timestamp: reading.timestamp,
      triggerReason: isFirst ? 'Authorized' : isLast ? 'StopAuthorized' : 'MeterValuePeriodic',
      seqNo,
      transactionInfo: { transactionId, chargingState: isLast ? 'EVConnected' : 'Charging' },
      evse,
      meterValue: [reading],
      ...(isFirst && { idToken }),
      ...(isLast && { idToken }),
    };
    seqNo = isLast ? 0 : seqNo + 1;
    return call('TransactionEvent', request);
  }

  const calls = [
    () => call('Heartbeat', {}),
    () =>
      call('StatusNotification', {
        timestamp: meter.last.timestamp,
        connectorStatus: count % 2 === 0 ? 'Occupied' : 'Available',
        evseId: 1,
        connectorId: 1,
      }),
    () => call('MeterValues', { evseId: 1, meterValue: [readMeter(meter)] }),
    transactionEvent,
    () => call('Authorize', { idToken }),
  ];

  return {
    version: '2.0.1',
    stationId,
    tokenUid,
    start: transactionEvent,
    started() {},
    next() {
      const make = calls[count++ % calls.length] as () => string;
      return make();
    },
  };
}
