import type { Protocol } from '@csms/ocpp-messages';
import { CallRequestError } from '@csms/router';
import type { CallRecord, CallStore, NewCall } from '@csms/store';
import { recordedRequest } from './guard-passwords.js';

/** What recording works with. */
export interface UnreachableDeps {
  readonly records: Pick<CallStore, 'create' | 'complete'>;
  readonly protocols: readonly Protocol[];
}

/**
 * Records a call as `NotConnected` that can't be sent, since the version of its station is not known.
 *
 * @throws {CallRequestError} when it could be right in no version.
 */
export async function recordUnreachable(
  { records, protocols }: UnreachableDeps,
  call: Omit<NewCall, 'request'> & { readonly request: unknown },
): Promise<CallRecord | undefined> {
  const { stationId, callId, action, request, createdAt } = call;
  if (!protocols.some(({ actions }) => (actions.get(action)?.sender ?? 'station') !== 'station')) {
    throw new CallRequestError('unknown-action', `expected an action that a CSMS sends, not ${action}`);
  }
  if (!isObject(request)) {
    throw new CallRequestError('invalid-request', `the payload of ${action} must be of type object`);
  }
  await records.create({ ...call, request: recordedRequest(action, request) });
  return records.complete(stationId, callId, { status: 'NotConnected' }, createdAt);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
