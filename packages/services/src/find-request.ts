import type { CallRecord, CallStore } from '@csms/store';

/** So far back a request is looked for: an answer comes soon after it, and what is older is not worth a search. */
const maxCalls = 100;

/**
 * The latest call to a station, of some actions, that has a request id: what a message asks back to by that id.
 * `undefined` when it is not among the last 100 calls.
 */
export async function findRequest(
  calls: Pick<CallStore, 'list'>,
  stationId: string,
  actions: readonly string[],
  requestId: number,
): Promise<CallRecord | undefined> {
  const { items } = await calls.list(stationId, { limit: maxCalls });
  return items.find(
    ({ action, request }) =>
      actions.includes(action) && 'requestId' in request && request.requestId === requestId,
  );
}
