import type { CallRecord, CallStore } from '@csms/store';

/**
 * How many calls back a request is looked for: what refers to it comes soon, and what is older is not worth a search.
 */
const maxCalls = 100;

/**
 * The latest call to a station with one of some actions and an id in its request, which a message refers to by that id.
 * `undefined` when it is not among the last 100 calls.
 *
 * @param idField is the field of the request that has the id
 */
export async function findRequest(
  calls: Pick<CallStore, 'list'>,
  stationId: string,
  actions: readonly string[],
  id: number,
  idField: 'requestId' | 'remoteStartId' = 'requestId',
): Promise<CallRecord | undefined> {
  const { items } = await calls.list(stationId, { limit: maxCalls });
  return items.find(
    ({ action, request }) => actions.includes(action) && Reflect.get(request, idField) === id,
  );
}
