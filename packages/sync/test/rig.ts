import { createCallExpiry, createCalls } from '@csms/calls';
import type { OcppVersion } from '@csms/ocpp-messages';
import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { createRouter } from '@csms/router';
import type { Store, Wanted, WorkItem } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import {
  type CallEnvelope,
  createInProcessTransport,
  type Envelope,
  parseEnvelope,
  serializeEnvelope,
} from '@csms/transport';
import { afterEach, beforeEach, onTestFinished, vi } from 'vitest';
import { createSync, type Sync } from '../src/index.js';

/** When each test starts. */
export const start = new Date('2026-03-01T12:00:00Z');

/** Has the tests of a file make time pass themselves. */
export function withFakeTime(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: start });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** Lets time pass. */
export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

/** What a station answers to a call; nothing at all when it is undefined. */
export type Answer =
  | { readonly response: object }
  | { readonly error_code: string; readonly error_description: string }
  | undefined;

/** A station that is connected, as a gateway shows it. */
export interface TestStation {
  /** What it was sent, in order. */
  readonly received: readonly CallEnvelope[];
  /** What it was asked, in order. */
  asked(): readonly (readonly [action: string, request: object])[];
  /** Answers a call that it left without an answer before. */
  answer(call: CallEnvelope | undefined, answer: NonNullable<Answer>): Promise<void>;
  /** Ends its connection, and tells of it. */
  leave(): Promise<void>;
}

export const accepted: Answer = { response: { status: 'Accepted' } };

/** What 2.0.1 stations answer that take every variable. */
export function takesAll({ request }: CallEnvelope, attributeStatus = 'Accepted'): Answer {
  const { setVariableData = [] } = request as { setVariableData?: readonly object[] };
  const results = setVariableData.map(
    ({ component, variable }: { component?: object; variable?: object }) => ({
      attributeStatus,
      component,
      variable,
    }),
  );
  return results.length > 0 ? { response: { setVariableResult: results } } : accepted;
}

/** A setting that a station is to have. */
export function setting(name: string, value = '1'): Wanted {
  return { kind: 'setting', name, value };
}

/** A CSMS, with managers that bring stations what is wanted of them. */
export async function aCsms() {
  const store = createMemoryStore();
  const transport = createInProcessTransport();
  onTestFinished(() => transport.close());
  await createRouter(ocpp16, { records: store.calls }).serve(transport);
  await createRouter(ocpp201, { records: store.calls }).serve(transport);
  let connections = 0;

  function manager(ofManager: Store = store): Sync {
    const calls = createCalls({ store: ofManager, transport, protocols: [ocpp16, ocpp201] });
    const sync = createSync({ store: ofManager, calls });
    const expiry = createCallExpiry({ records: ofManager.calls });
    onTestFinished(() => {
      // One that was killed never ends what it began.
      void sync.close();
      void expiry.close();
    });
    return sync;
  }

  async function connect(
    stationId: string,
    version: OcppVersion,
    answer: (call: CallEnvelope) => Answer = () => accepted,
  ): Promise<TestStation> {
    await store.stations.register(stationId, { authentication: { securityProfile: 1, anyUsername: false } });
    const connection = { connectionId: `c${connections++}`, gatewayId: 'g1', ocppVersion: version };
    const received: CallEnvelope[] = [];
    async function say(call: CallEnvelope | undefined, said: NonNullable<Answer>): Promise<void> {
      if (!call) throw new RangeError('expected a call to answer');
      const { action, id, request } = call;
      const type = 'response' in said ? 3 : 4;
      const payload = serializeEnvelope({ type, action, id, request, ...said } as Envelope);
      await transport.emit({ topic: { kind: 'in', version, stationId }, payload, done: true });
    }
    const listening = await transport.listen({ kind: 'out', version, stationId }, async ({ payload }) => {
      const envelope = parseEnvelope(payload);
      if (envelope.type !== 2) return;
      received.push(envelope);
      const said = answer(envelope);
      if (said) await say(envelope, said);
    });
    await store.stations.recordConnection(stationId, { ...connection, connected: true, at: new Date() });
    return {
      received,
      asked: () => received.map(({ action, request }) => [action, request] as const),
      answer: say,
      async leave() {
        await listening.close();
        await store.stations.recordConnection(stationId, { ...connection, connected: false, at: new Date() });
      },
    };
  }

  return {
    store,
    transport,
    /** Starts a manager's part, on a store of its own if need be. */
    manager,
    /** Connects a station, which answers every call as `answer` says. */
    connect,
    want: (stationId: string, ...wanted: readonly Wanted[]) =>
      store.stationWork.request(stationId, wanted, new Date()),
    async workOf(stationId: string): Promise<readonly WorkItem[]> {
      const kinds = ['setting', 'certificate', 'trigger', 'unlisting', 'report', 'call'] as const;
      return (await store.stationWork.list(stationId, kinds, { limit: 1_000 })).items;
    },
  };
}
