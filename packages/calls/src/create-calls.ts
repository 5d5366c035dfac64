import { randomUUID } from 'node:crypto';
import type { OcppVersion, Protocol } from '@csms/ocpp-messages';
import { type Clock, createCallMaker, defaultCallTimeoutMs, listenToDone, systemClock } from '@csms/router';
import { spokenVersion } from '@csms/services';
import type { CallRecord, CallStore, InstalledCertificateStore, StationStore } from '@csms/store';
import { type Call, hasEnded } from './call.js';
import type { Calls, SendOptions } from './calls.js';
import { checkCertificateHash } from './check-certificate-hash.js';
import { checkCustomer } from './check-customer.js';
import { checkProfileCriteria } from './check-profile-criteria.js';
import { checkRegistration } from './check-registration.js';
import { checkVariablesOnce } from './check-variables-once.js';
import { guardPasswords } from './guard-passwords.js';
import { recordUnreachable } from './record-unreachable.js';
import { SendError } from './send-error.js';
import { type CallTransport, withSendErrors } from './transport.js';
import { type CallWatch, watchCall } from './watch-call.js';

/** What calls to stations work with. */
export interface CallsDeps {
  readonly store: {
    readonly stations: Pick<StationStore, 'find' | 'changeAuthentication'>;
    readonly calls: Pick<CallStore, 'create' | 'markSent' | 'complete' | 'find'>;
    readonly installedCertificates: Pick<InstalledCertificateStore, 'list'>;
  };
  readonly transport: CallTransport;
  /** The versions of OCPP in which stations can be called. */
  readonly protocols: readonly Protocol[];
  /** How long an answer is worth waiting for when a call does not say, in milliseconds; 30 s by default. */
  readonly timeoutMs?: number;
  readonly clock?: Clock;
}

/**
 * Makes what sends calls to stations.
 *
 * @example
 * const calls = createCalls({ store, transport, protocols: [ocpp16, ocpp201] });
 */
export function createCalls(deps: CallsDeps): Calls {
  const { store, protocols, timeoutMs: defaultTimeoutMs = defaultCallTimeoutMs, clock = systemClock } = deps;
  const { stations, calls: records } = store;
  const transport = withSendErrors(deps.transport);
  const makers = new Map<string, ReturnType<typeof createCallMaker>>(
    protocols.map((protocol) => [
      protocol.version,
      createCallMaker(protocol, { emitter: transport, records: guardPasswords(store), clock }),
    ]),
  );

  function watch(ocppVersion: string, stationId: string, callId: string): Promise<CallWatch> {
    const topic = { version: ocppVersion as OcppVersion, stationId };
    return watchCall({
      records,
      stationId,
      callId,
      listen: (heard) => listenToDone(transport, topic, heard),
    });
  }

  async function sendIn(
    ocppVersion: string | undefined,
    stationId: string,
    action: string,
    request: unknown,
    options: SendOptions = {},
  ): Promise<Call> {
    const { id = randomUUID(), timeoutMs = defaultTimeoutMs, waitMs = 0, signal, ...rest } = options;
    const maker = makers.get(ocppVersion ?? '');
    if (ocppVersion === undefined || maker === undefined) {
      const createdAt = clock.now();
      const expiresAt = new Date(createdAt.getTime() + timeoutMs);
      const { requestedBy } = rest;
      const call = { callId: id, stationId, ocppVersion, action, request, requestedBy, createdAt, expiresAt };
      return recorded(await recordUnreachable({ records, protocols }, call));
    }
    checkCustomer(action, request);
    checkProfileCriteria(action, request);
    checkVariablesOnce(action, request);
    await checkCertificateHash(store.installedCertificates, { stationId, action, request });
    const watching = waitMs > 0 ? await watch(ocppVersion, stationId, id) : undefined;
    try {
      await maker.call(stationId, action as never, request as never, { ...rest, id, timeoutMs });
      return recorded(await (watching ? watching.ended(waitMs, signal) : records.find(stationId, id)));
    } finally {
      await watching?.close();
    }
  }

  async function sendUntyped(
    stationId: string,
    action: string,
    request: unknown,
    options?: SendOptions,
  ): Promise<Call> {
    const station = await stations.find(stationId);
    if (!station) throw new SendError('unknown-station', 'expected a station that is known');
    checkRegistration(station.registrationStatus, action);
    return sendIn(spokenVersion(station), stationId, action, request, options);
  }

  // What a call was answered with was validated when it was recorded, so the types below hold.
  return {
    send: (stationId, action, request, options) =>
      sendUntyped(stationId, action, request, options) as Promise<Call<never>>,
    sendUntyped,
    for: (version) => ({
      send: (stationId, action, request, options) =>
        sendIn(version, stationId, action, request, options) as Promise<Call<never>>,
    }),
    async waitFor(stationId, callId, timeoutMs, signal) {
      const call = await records.find(stationId, callId);
      if (call?.ocppVersion === undefined || hasEnded(call)) return call as Call | undefined;
      const watching = await watch(call.ocppVersion, stationId, callId);
      try {
        return (await watching.ended(timeoutMs, signal)) as Call | undefined;
      } finally {
        await watching.close();
      }
    },
  };
}

/** A call that was just recorded. */
function recorded(call: CallRecord | undefined): Call {
  if (!call) throw new TypeError('expected the store to keep the call that it recorded');
  return call as Call;
}
