import type { Protocol } from '@csms/ocpp-messages';
import { type Listening, type Message, parseDoneEvent, parseEnvelope } from '@csms/transport';
import type { Connection } from './connection.js';
import { type CsmsCalls, createCsmsCalls } from './csms-calls.js';
import type { Scope } from './scope.js';

/** What the gateway has of a connected station beside its socket. A new connection of the station takes it over. */
export interface Station {
  readonly stationId: string;
  readonly protocol: Protocol;
  /** Resolves when what is said to the station reaches this gateway; rejects when the transport can't do that now. */
  readonly ready: Promise<unknown>;
  /** The newest connection. */
  connection(): Connection | undefined;
  readonly csmsCalls: CsmsCalls;
  /** Makes this the connection, and gives the one that it replaces. */
  connect(connection: Connection): Connection | undefined;
  /** Listens no more and refuses the calls that wait; resolves when no answer is kept any more. */
  close(): Promise<void>;
}

/** Starts to listen for what is said to a station. */
export function createStation(stationId: string, protocol: Protocol, scope: Scope): Station {
  const { transport, logger } = scope;
  const { version } = protocol;
  let connection: Connection | undefined;
  const send = (frame: string) => connection?.send(frame) ?? false;
  const csmsCalls = createCsmsCalls({ scope, stationId, protocol, send });

  function guarded(take: (message: Message) => void): (message: Message) => void {
    return (message) => {
      try {
        take(message);
      } catch (err) {
        logger.warn({ stationId, topic: message.topic.kind, err }, 'ignored a message to a station');
      }
    };
  }

  const out = transport.listen(
    { kind: 'out', version, stationId },
    guarded((message) => {
      const envelope = parseEnvelope(message.payload);
      if (envelope.type === 2) csmsCalls.take(envelope, message);
      else connection?.answer(envelope);
    }),
  );
  const done = transport.listen(
    { kind: 'done', version, stationId },
    guarded(({ payload }) => csmsCalls.done(parseDoneEvent(payload).id)),
  );

  async function stop(listening: Promise<Listening>): Promise<void> {
    try {
      await (await listening).close();
    } catch (err) {
      logger.debug({ stationId, err }, 'could not end a subscription');
    }
  }

  return {
    stationId,
    protocol,
    ready: Promise.all([out, done]),
    connection: () => connection,
    csmsCalls,
    connect(newest) {
      const replaced = connection;
      connection = newest;
      if (replaced) csmsCalls.reconnected();
      return replaced;
    },
    async close() {
      connection = undefined;
      csmsCalls.close();
      await stop(out);
      await csmsCalls.settled();
      await stop(done);
    },
  };
}
