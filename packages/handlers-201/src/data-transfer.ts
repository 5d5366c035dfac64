import type { Ocpp201Messages } from '@csms/ocpp-messages/2.0.1';
import type { DataTransferRoutes } from '@csms/router';
import type { CallHandler201 } from './types.js';

/** What DataTransfer works with. */
export interface DataTransferDeps {
  readonly routes: Pick<DataTransferRoutes<Ocpp201Messages>, 'handle'>;
}

/**
 * Hands a vendor's message to its handler (OCPP 2.0.1 P01). Its data may be an object or the text of one; that of the
 * answer is an object.
 */
export function dataTransfer({ routes }: DataTransferDeps): CallHandler201<'DataTransfer'> {
  return (request, context) => routes.handle(request, context);
}
