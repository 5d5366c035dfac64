import { randomUUID } from 'node:crypto';
import type { FromStation } from '@csms/ocpp-messages';
import type { Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import { type CallResultEnvelope, serializeEnvelope } from '@csms/transport';
import { createMeter } from './meter.js';
import type { SimulatedStation } from './station.js';

function call<A extends FromStation<Ocpp16Messages>>(
  action: A,
  request: Ocpp16Messages[A]['request'],
): string {
  return serializeEnvelope({ type: 2, action, id: randomUUID(), request });
}

/** A station that speaks OCPP 1.6. */
export interface SimulatedStation16 extends SimulatedStation {
  /** The envelope of a call with one more reading of its transaction. */
  meterValues(): string;
}

/** Makes a station that speaks OCPP 1.6. */
export function station16(stationId: string, tokenUid: string): SimulatedStation16 {
  const meter = createMeter();
  let transactionId = 0;
  let count = 0;

  function meterValues(): string {
    const { timestamp, values } = meter.read();
    const sampledValue = values.map(({ value, ...rest }) => ({
      value: value.toFixed(1),
      context: 'Sample.Periodic' as const,
      ...rest,
    }));
    return call('MeterValues', { connectorId: 1, transactionId, meterValue: [{ timestamp, sampledValue }] });
  }

  const calls = [
    () => call('Heartbeat', {}),
    () =>
      call('StatusNotification', {
        connectorId: 1,
        errorCode: 'NoError',
        status: count % 2 === 0 ? 'Charging' : 'SuspendedEV',
        timestamp: meter.last.timestamp,
      }),
    meterValues,
    () => call('Authorize', { idTag: tokenUid }),
  ];

  return {
    version: '1.6',
    stationId,
    tokenUid,
    start: () =>
      call('StartTransaction', {
        connectorId: 1,
        idTag: tokenUid,
        meterStart: 0,
        timestamp: meter.last.timestamp,
      }),
    started(answer) {
      const { response } = JSON.parse(answer) as CallResultEnvelope;
      ({ transactionId } = response as Ocpp16Messages['StartTransaction']['response']);
    },
    meterValues,
    next() {
      const make = calls[count++ % calls.length] as () => string;
      return make();
    },
  };
}
