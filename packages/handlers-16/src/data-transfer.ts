import type { Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import type { DataTransferRoutes, Interceptor } from '@csms/router';
import type { CallHandler16 } from './types.js';

/** What DataTransfer works with. */
export interface DataTransferDeps {
  readonly routes: Pick<DataTransferRoutes<Ocpp16Messages>, 'handle'>;
}

/** Hands a vendor's message to its handler, and answers with the text of that handler's JSON (OCPP 1.6 section 4.3). */
export function dataTransfer({ routes }: DataTransferDeps): CallHandler16<'DataTransfer'> {
  return async (request, context) => {
    const { status, data } = await routes.handle(request, context);
    return data ? { status, data: JSON.stringify(data) } : { status };
  };
}

/**
 * Accepts the data of a DataTransfer as an object too, as some stations send it. 1.6 allows text only: without this
 * interceptor such a call is a TypeConstraintViolation.
 */
export function dataObjects(): Interceptor {
  return (next) => (incoming) => {
    const { kind, action, request } = incoming;
    if (kind !== 'call' || action !== 'DataTransfer' || !hasDataObject(request)) return next(incoming);
    return next({ ...incoming, request: { ...request, data: JSON.stringify(request.data) } });
  };
}

function hasDataObject(request: unknown): request is { readonly data: object } {
  if (typeof request !== 'object' || request === null || !Object.hasOwn(request, 'data')) return false;
  const { data } = request as { readonly data: unknown };
  return typeof data === 'object' && data !== null;
}
