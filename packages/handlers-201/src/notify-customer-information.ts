import type { CallStore, CustomerInformationStore } from '@csms/store';
import { askedPart, reportPartOf } from './report-part.js';
import type { CallHandler201 } from './types.js';

/** What NotifyCustomerInformation works with. */
export interface NotifyCustomerInformationDeps {
  readonly calls: Pick<CallStore, 'list'>;
  readonly customerInformation: Pick<CustomerInformationStore, 'recordReportPart'>;
}

/**
 * Keeps a part of what the station knows of a customer, by its request (OCPP 2.0.1 N09). Parts that belong to an
 * earlier request with the same id, which may be about somebody else, are ignored.
 */
export function notifyCustomerInformation({
  calls,
  customerInformation,
}: NotifyCustomerInformationDeps): CallHandler201<'NotifyCustomerInformation'> {
  return async (request, { stationId, receivedAt }) => {
    const part = reportPartOf(request, receivedAt, [request.data]);
    await customerInformation.recordReportPart(
      stationId,
      await askedPart(calls, stationId, part, { actions: ['CustomerInformation'] }),
    );
    return {};
  };
}
