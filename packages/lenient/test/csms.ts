import type { Protocol } from '@csms/ocpp-messages';
import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { createRouter, type PayloadReader, type Router } from '@csms/router';
import { createQuirks } from '@csms/services';
import type { DeviationRecord, StationQuirks, Store } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { type Emitter, type Envelope, serializeEnvelope } from '@csms/transport';
import { createDeviationLog, createLenientReader } from '../src/index.js';

/** A version whose stations the tests are. */
export type Version = '1.6' | '2.0.1';

/** When every message of these tests is received. */
export const receivedAt = new Date('2026-03-01T12:00:00.000Z');

/** What a handler got, or the error code that a call was refused with; an answer is not refused to the station. */
export type Outcome = { readonly got: unknown } | { readonly refused: string | undefined };

/** A router that notes what its handlers get. */
export interface TestCsms {
  readonly store: Store;
  /** What handlers got, requests and responses. */
  readonly got: unknown[];
  /** A station's call, or its answer to a call of ours. */
  send(envelope: object, stationId?: string): Promise<Outcome>;
  /** What is known of a station's deviations. */
  deviations(stationId?: string): Promise<readonly DeviationRecord[]>;
}

const emitter: Emitter = { emit: () => Promise.reject(new Error('expected no call to a station')) };

/** A router of a protocol whose handlers note what they get. They answer nothing, which is wrong and does not matter. */
function notingRouter(
  protocol: Protocol,
  readPayload: PayloadReader,
  got: unknown[],
): Pick<Router<object>, 'handle'> {
  const router = createRouter(protocol, { readPayload });
  const note = (payload: unknown) => void got.push(payload);
  for (const { action, sender } of protocol.actions.values()) {
    if (sender !== 'csms') router.on(action as never, note);
    if (sender !== 'station')
      router.onResult(action as never, ({ response }: { readonly response: unknown }) => note(response));
  }
  return router;
}

/** The station CS1 with these quirks, and a router that reads it. */
export async function aCsms(
  version: Version,
  quirks: StationQuirks = { lenient: true },
  lenientByDefault?: boolean,
): Promise<TestCsms> {
  const store = createMemoryStore();
  await store.stations.register('CS1', {
    authentication: { securityProfile: 1, anyUsername: false },
    quirks,
  });
  const log = createDeviationLog({ deviations: store.deviations });
  const readPayload = createLenientReader({
    version,
    quirks: createQuirks({ stations: store.stations }),
    deviations: log,
    lenient: lenientByDefault,
  });
  const got: unknown[] = [];
  const router = notingRouter(version === '1.6' ? ocpp16 : ocpp201, readPayload, got);
  return {
    store,
    got,
    async send(envelope, stationId = 'CS1') {
      const before = got.length;
      const topic = { kind: 'in', version, stationId } as const;
      const payload = serializeEnvelope({ id: 'm-1', ...envelope } as Envelope);
      const { answer } = await router.handle({ topic, payload, receivedAt }, emitter);
      if (got.length > before) return { got: got.at(-1) };
      return { refused: answer?.type === 4 ? answer.error_code : undefined };
    },
    async deviations(stationId = 'CS1') {
      await log.flush();
      return (await store.deviations.list(stationId, { limit: 100 })).items;
    },
  };
}
