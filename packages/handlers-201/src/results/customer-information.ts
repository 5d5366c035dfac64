import type { CustomerInformationStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the answers to CustomerInformation work with. */
export interface CustomerInformationResultDeps {
  readonly customerInformation: Pick<CustomerInformationStore, 'recordAnswer'>;
}

/** Keeps whether a station tells of a customer, and whether it forgets them (OCPP 2.0.1 N09, N10). */
export function customerInformationResult({
  customerInformation,
}: CustomerInformationResultDeps): ResultHandler201<'CustomerInformation'> {
  return async ({ request, response: { status } }, { stationId, receivedAt: at }) => {
    if (!request) return;
    const { requestId, clear: isClear } = request;
    await customerInformation.recordAnswer(stationId, requestId, { status, isClear, at });
  };
}
