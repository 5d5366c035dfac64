import { createHash } from 'node:crypto';
import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import {
  type CallEnvelope,
  type CallErrorEnvelope,
  type CallResultEnvelope,
  type ConnectionEvent,
  type Delivery,
  type Envelope,
  type Message,
  parseConnectionEvent,
  parseEnvelope,
  type StationTopic,
  serializeDoneEvent,
  serializeEnvelope,
} from '@csms/transport';
import { onTestFinished } from 'vitest';
import {
  createGateway,
  type Gateway,
  type GatewayOptions,
  type GatewayTls,
  type StationAuthentication,
} from '../src/index.js';
import { createLine, type Line } from './line.js';
import { createQueue, type Queue } from './queue.js';
import { type ConnectOptions, connectStation, type TestStation } from './station.js';

type Version = '1.6' | '2.0.1';

/** Something that came in from a station, as a manager sees it. */
export interface Heard<E extends Envelope = Envelope> {
  readonly stationId: string;
  readonly version: string;
  readonly envelope: E;
  readonly message: Message;
}

/** A gateway on a transport, with stations that may connect, and the other side of the transport in the test's hands. */
export interface Rig {
  readonly gateway: Gateway;
  readonly line: Line;
  /** `ws://127.0.0.1:1234/ws`, or `wss://...` with TLS. */
  readonly url: string;
  /** Calls of stations that the test is to answer itself. */
  readonly calls: Queue<Heard<CallEnvelope>>;
  /** Answers of stations. */
  readonly answers: Queue<Heard<CallResultEnvelope | CallErrorEnvelope>>;
  readonly events: Queue<ConnectionEvent & { readonly stationId: string; readonly version: string }>;
  readonly lookUps: string[];
  register(stationId: string, authentication?: Partial<StationAuthentication>): void;
  /** Has nobody know a station any more. */
  remove(stationId: string): void;
  /** Connects a registered station. */
  connect(options?: Partial<ConnectOptions>): Promise<TestStation>;
  /** Answers a call of a station. */
  answer(
    heard: Heard<CallEnvelope>,
    response: object,
    changes?: Partial<CallResultEnvelope>,
  ): Promise<Delivery>;
  /** Refuses a call of a station. */
  refuse(heard: Heard<CallEnvelope>, code: string, description: string): Promise<Delivery>;
  /** Publishes something to a station as it is. */
  tell(
    envelope: object,
    options?: { stationId?: string; version?: Version; done?: boolean },
  ): Promise<Delivery>;
  /** Says that the record of a call is complete. */
  done(id: string, options?: { stationId?: string; version?: Version }): Promise<Delivery>;
}

/** The password of every station that is not registered with another one. */
export const password = 'a password of stations';

/** The hash that a password is registered with. */
export function sha256(of: string | Uint8Array): string {
  return createHash('sha256').update(of).digest('base64');
}

/** Starts a {@link Rig} that is stopped at the end of the test. It pings nobody unless it is told to. */
export async function startRig(
  options: Partial<GatewayOptions> & { echo?: boolean; tls?: GatewayTls } = {},
): Promise<Rig> {
  const { echo = false, tls, timing, ...rest } = options;
  const line = createLine();
  const stations = new Map<string, StationAuthentication>();
  const lookUps: string[] = [];
  const calls = createQueue<Heard<CallEnvelope>>();
  const answers: Rig['answers'] = createQueue();
  const events: Rig['events'] = createQueue();
  const gateway = createGateway({
    transport: line,
    protocols: [ocpp201, ocpp16],
    lookUpStation: async (stationId) => {
      lookUps.push(stationId);
      return stations.get(stationId);
    },
    timing: { pingIntervalMs: 0, drainMs: 500, closeTimeoutMs: 500, ...timing },
    ...rest,
  });
  const { port } = await gateway.listen({ host: '127.0.0.1', port: 0, ...(tls && { tls }) });
  onTestFinished(async () => {
    await gateway.close();
    await line.close();
  });

  const rig: Rig = {
    gateway,
    line,
    url: `${tls ? 'wss' : 'ws'}://127.0.0.1:${port}/ws`,
    calls,
    answers,
    events,
    lookUps,
    register(stationId, authentication = {}) {
      const passwordSha256 = sha256(password);
      stations.set(stationId, { securityProfile: 1, passwordSha256, anyUsername: false, ...authentication });
    },
    remove: (stationId) => void stations.delete(stationId),
    connect({ stationId = 'CP01', ...connect } = {}) {
      if (!stations.has(stationId)) rig.register(stationId);
      return connectStation(rig.url, { stationId, password, ...connect });
    },
    answer: ({ stationId, version, envelope: { id, action, state } }, response, changes = {}) =>
      rig.tell(
        { type: 3, id, action, response, state, ...changes },
        { stationId, version: version as Version },
      ),
    refuse: ({ stationId, version, envelope: { id, action, state } }, code, description) =>
      rig.tell(
        { type: 4, id, action, error_code: code, error_description: description, state },
        { stationId, version: version as Version },
      ),
    tell: (envelope, { stationId = 'CP01', version = '1.6', done } = {}) =>
      line.emit(
        {
          topic: { kind: 'out', version, stationId },
          payload: serializeEnvelope(envelope as Envelope),
          ...(done && { done }),
        },
        { confirm: true },
      ),
    done: (id, { stationId = 'CP01', version = '1.6' } = {}) =>
      line.emit(
        {
          topic: { kind: 'done', version, stationId },
          payload: serializeDoneEvent({ id, status: 'Answered' }),
        },
        { confirm: true },
      ),
  };

  for (const version of ['1.6', '2.0.1'] as const) {
    await line.listen({ kind: 'in', version }, async (message) => {
      const { stationId } = message.topic as StationTopic;
      const envelope = parseEnvelope(message.payload);
      if (envelope.type !== 2) answers.push({ stationId, version, envelope, message });
      else if (echo) await rig.answer({ stationId, version, envelope, message }, envelope.request);
      else calls.push({ stationId, version, envelope, message });
    });
  }
  await line.listen({ kind: 'connection' }, ({ topic, payload }) => {
    const { stationId, version } = topic as StationTopic;
    events.push({ ...parseConnectionEvent(payload), stationId, version });
  });
  return rig;
}
