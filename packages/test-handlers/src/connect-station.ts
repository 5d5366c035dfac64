import type { FromStation, MessageMap, Protocol } from '@csms/ocpp-messages';
import { type Envelope, parseEnvelope, serializeEnvelope, type Transport } from '@csms/transport';

/** A station on a transport. */
export interface TestStation<M extends MessageMap<M>> {
  /** Sends a call and resolves to its answer, or rejects when that is a call error. */
  call<A extends FromStation<M>>(action: A, request: M[A]['request']): Promise<M[A]['response']>;
}

/** Connects a station to a transport, as a gateway does for it. */
export async function connectStation<M extends MessageMap<M>>(
  { version }: Protocol<M>,
  stationId: string,
  transport: Transport,
): Promise<TestStation<M>> {
  const waiting = new Map<string, (answer: Envelope) => void>();
  await transport.listen({ kind: 'out', version, stationId }, ({ payload }) => {
    const answer = parseEnvelope(payload);
    waiting.get(answer.id)?.(answer);
  });
  return {
    async call(action, request) {
      const id = `call-${waiting.size}`;
      const answered = new Promise<Envelope>((resolve) => {
        waiting.set(id, resolve);
      });
      const payload = serializeEnvelope({ type: 2, action, id, request });
      await transport.emit({ topic: { kind: 'in', version, stationId }, payload });
      const answer = await answered;
      if (answer.type !== 3) throw new Error(`expected ${action} to be answered, not refused`);
      return answer.response;
    },
  };
}
