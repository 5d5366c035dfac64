import type { OcppVersion } from '@csms/ocpp-messages';
import {
  type CallErrorEnvelope,
  type CallResultEnvelope,
  type DoneEvent,
  type Envelope,
  type Message,
  parseDoneEvent,
  parseEnvelope,
  serializeEnvelope,
  type Transport,
} from '@csms/transport';

type Answer = CallResultEnvelope | CallErrorEnvelope;

/** A station behind a gateway, as a router's transport shows it. */
export interface TestStation {
  /** Everything that was sent to the station, in order. */
  readonly received: Envelope[];
  /** Every `done` that its gateway heard. */
  readonly done: DoneEvent[];
  /** Sends an envelope, with what travels beside it. */
  send(envelope: object | string, beside?: Omit<Message, 'topic' | 'payload'>): Promise<void>;
  /** Calls the CSMS; resolves to the answer. */
  call(action: string, request: unknown, id?: string): Promise<Answer>;
  /** Resolves to the first message to the station that fits. */
  next(fits: (envelope: Envelope) => boolean): Promise<Envelope>;
  close(): Promise<void>;
}

/** Connects a station to a transport. */
export async function aStation(
  transport: Transport,
  version: OcppVersion,
  stationId = 'CP01',
): Promise<TestStation> {
  const received: Envelope[] = [];
  const done: DoneEvent[] = [];
  const waiting = new Set<() => void>();
  let calls = 0;

  const listenings = await Promise.all([
    transport.listen({ kind: 'out', version, stationId }, ({ payload }) => {
      received.push(parseEnvelope(payload));
      for (const look of waiting) look();
    }),
    transport.listen(
      { kind: 'done', version, stationId },
      ({ payload }) => void done.push(parseDoneEvent(payload)),
    ),
  ]);

  const station: TestStation = {
    received,
    done,
    async send(envelope, beside = {}) {
      const payload = typeof envelope === 'string' ? envelope : serializeEnvelope(envelope as Envelope);
      await transport.emit({ ...beside, topic: { kind: 'in', version, stationId }, payload });
    },
    async call(action, request, id = `${stationId}-${++calls}`) {
      await station.send({ type: 2, action, id, request });
      return (await station.next((envelope) => envelope.type !== 2 && envelope.id === id)) as Answer;
    },
    next: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = received.find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    async close() {
      await Promise.all(listenings.map((listening) => listening.close()));
    },
  };
  return station;
}
