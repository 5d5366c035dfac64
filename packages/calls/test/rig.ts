import type { OcppVersion } from '@csms/ocpp-messages';
import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { createRouter } from '@csms/router';
import type { Store } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import {
  type CallEnvelope,
  createInProcessTransport,
  type Envelope,
  parseEnvelope,
  serializeEnvelope,
  type Transport,
} from '@csms/transport';
import { onTestFinished } from 'vitest';
import { type CallsDeps, createCalls } from '../src/index.js';

export const now = new Date('2026-03-01T12:00:00Z');
const clock = { now: () => now };

/** What a station says to a call, without what it repeats of it. */
export type Answer =
  | { readonly response: object }
  | { readonly error_code: string; readonly error_description: string };

/** A station on the transport, as a gateway shows it. */
export interface TestStation {
  readonly received: readonly CallEnvelope[];
  /** Answers the latest call that it has received. */
  answer(answer: Answer): Promise<void>;
}

/** Calls to stations, on a store and a transport of their own, with a manager for each version that takes the answers. */
export async function aRig(
  depsOf: (parts: { store: Store; transport: Transport }) => Partial<CallsDeps> = () => ({}),
) {
  const store = createMemoryStore();
  const transport = createInProcessTransport();
  onTestFinished(() => transport.close());
  await createRouter(ocpp16, { records: store.calls, clock }).serve(transport);
  await createRouter(ocpp201, { records: store.calls, clock }).serve(transport);
  const calls = createCalls({
    store,
    transport,
    protocols: [ocpp16, ocpp201],
    clock,
    ...depsOf({ store, transport }),
  });

  async function register(stationId: string, ocppVersion?: string): Promise<void> {
    await store.stations.register(stationId, { authentication: { securityProfile: 1, anyUsername: false } });
    if (ocppVersion === undefined) return;
    const connection = { connected: true, connectionId: 'c1', gatewayId: 'g1', ocppVersion, at: now };
    await store.stations.recordConnection(stationId, connection);
  }

  return {
    store,
    transport,
    calls,
    /** Registers a station, which speaks a version if one is given. */
    register,
    /** Registers a station and connects it; it answers every call as `answer` says, if at all. */
    async connect(
      stationId: string,
      version: OcppVersion,
      answer?: (call: CallEnvelope) => Answer | undefined,
    ) {
      await register(stationId, version);
      return aStation(transport, stationId, version, answer);
    },
  };
}

async function aStation(
  transport: Transport,
  stationId: string,
  version: OcppVersion,
  answer?: (call: CallEnvelope) => Answer | undefined,
): Promise<TestStation> {
  const received: CallEnvelope[] = [];
  const station: TestStation = {
    received,
    async answer(said) {
      const { action, id, request } = received.at(-1) as CallEnvelope;
      const type = 'response' in said ? 3 : 4;
      const payload = serializeEnvelope({ type, action, id, request, ...said } as Envelope);
      await transport.emit({ topic: { kind: 'in', version, stationId }, payload, done: true });
    },
  };
  await transport.listen({ kind: 'out', version, stationId }, async ({ payload }) => {
    const envelope = parseEnvelope(payload);
    if (envelope.type !== 2) return;
    received.push(envelope);
    const said = answer?.(envelope);
    if (said) await station.answer(said);
  });
  return station;
}
