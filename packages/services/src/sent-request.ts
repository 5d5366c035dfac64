import type { CallStore } from '@csms/store';

/**
 * The request that a station answers: as the gateway sends it along, or else as the call was recorded. `undefined` when
 * neither is there, so that what the answer means can't be told.
 */
export async function sentRequest<Request extends object>(
  calls: Pick<CallStore, 'find'>,
  request: Request | undefined,
  { stationId, messageId }: { readonly stationId: string; readonly messageId: string },
): Promise<Request | undefined> {
  if (request) return request;
  // What is recorded was validated before it was sent.
  return (await calls.find(stationId, messageId))?.request as Request | undefined;
}
