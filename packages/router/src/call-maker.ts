import { randomUUID } from 'node:crypto';
import {
  type ActionInfo,
  type FromCsms,
  type MessageMap,
  maxMessageIdLength,
  type Protocol,
} from '@csms/ocpp-messages';
import { type Emitter, serializeEnvelope } from '@csms/transport';
import type { CallRecords } from './call-records.js';
import { CallRequestError } from './call-request-error.js';
import { type Clock, systemClock } from './context.js';

/** How long an answer is waited for by default, in milliseconds (2.0.1 part 2 section 3.2). */
export const defaultCallTimeoutMs = 30_000;

/** How to make a call. */
export interface CallOptions {
  /** OCPP message id, at most 36 characters; a random UUID by default. */
  readonly id?: string;
  /** Comes back with the answer, if the gateway sends it back; JSON. */
  readonly state?: unknown;
  /** How long an answer is waited for, in milliseconds; 30 s by default. */
  readonly timeoutMs?: number;
  /** Who asked for the call, for its record. */
  readonly requestedBy?: string;
}

/** What became of a call: on its way, or refused because the station is not connected. */
export interface CallReceipt {
  readonly callId: string;
  readonly status: 'Sent' | 'NotConnected';
}

/** Calls stations of one OCPP version. The answer goes to the result or error handler of any manager's router. */
export interface CallMaker<M extends MessageMap<M>> {
  /**
   * Validates a request, records the call as `Pending`, sends it and marks it `Sent` or `NotConnected`. When the id is
   * recorded already, the recorded call is sent if it is still `Pending`, and nothing is sent otherwise: the record
   * always shows the call that the station got.
   *
   * @throws {CallRequestError} when the request breaks the schema or the action isn't the CSMS's to send.
   * @throws {TransportError} `unavailable` when the transport did not take the call; its record stays `Pending`. Errors
   * of the records are thrown as they are.
   */
  call<A extends FromCsms<M>>(
    stationId: string,
    action: A,
    request: M[A]['request'],
    options?: CallOptions,
  ): Promise<CallReceipt>;
}

/** What a call maker works with. */
export interface CallMakerDeps {
  readonly emitter: Emitter;
  /** Records the calls; without it they are made but not recorded. */
  readonly records?: CallRecords;
  readonly clock?: Clock;
}

/** Makes a {@link CallMaker} for one OCPP version. */
export function createCallMaker<M extends MessageMap<M>>(
  protocol: Protocol<M>,
  { emitter, records, clock = systemClock }: CallMakerDeps,
): CallMaker<M> {
  return {
    async call(stationId, action, request, options = {}) {
      const { id = randomUUID(), state, timeoutMs = defaultCallTimeoutMs, requestedBy } = options;
      check(protocol.actions.get(action), action, request, id);
      const createdAt = clock.now();
      const recorded = await records?.create({
        callId: id,
        stationId,
        ocppVersion: protocol.version,
        action,
        request,
        ...(requestedBy !== undefined && { requestedBy }),
        createdAt,
        expiresAt: new Date(createdAt.getTime() + timeoutMs),
      });
      if (recorded && recorded.call.status !== 'Pending') {
        return { callId: id, status: recorded.call.status === 'NotConnected' ? 'NotConnected' : 'Sent' };
      }
      const call = recorded?.call ?? { action, request };
      const delivery = await emitter.emit(
        {
          topic: { kind: 'out', version: protocol.version, stationId },
          payload: serializeEnvelope({ type: 2, action: call.action, id, request: call.request, state }),
          done: records !== undefined,
        },
        { confirm: true, expiresInMs: timeoutMs },
      );
      if (delivery === 'unheard') {
        await records?.complete(stationId, id, { status: 'NotConnected' }, clock.now());
        return { callId: id, status: 'NotConnected' };
      }
      await records?.markSent(stationId, id);
      return { callId: id, status: 'Sent' };
    },
  };
}

function check(info: ActionInfo | undefined, action: string, request: unknown, id: string): void {
  if (!info || info.sender === 'station') {
    throw new CallRequestError('unknown-action', `expected an action that a CSMS sends, not ${action}`);
  }
  if (id === '' || id.length > maxMessageIdLength) {
    throw new CallRequestError(
      'invalid-id',
      `expected a message id of 1 to ${maxMessageIdLength} characters`,
    );
  }
  const fault = info.validateRequest(request);
  if (fault) {
    throw new CallRequestError(
      'invalid-request',
      `${fault.path || 'the payload'} of ${action} ${fault.message}`,
      fault,
    );
  }
}
