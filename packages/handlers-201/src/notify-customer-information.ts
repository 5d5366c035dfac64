import type { CustomerInformationStore } from '@csms/store';
import { reportPartOf } from './report-part.js';
import type { CallHandler201 } from './types.js';

/** What NotifyCustomerInformation works with. */
export interface NotifyCustomerInformationDeps {
  readonly customerInformation: Pick<CustomerInformationStore, 'recordReportPart'>;
}

/** Keeps a part of what the station knows of a customer, by its request (OCPP 2.0.1 N09). */
export function notifyCustomerInformation({
  customerInformation,
}: NotifyCustomerInformationDeps): CallHandler201<'NotifyCustomerInformation'> {
  return async (request, { stationId, receivedAt }) => {
    await customerInformation.recordReportPart(stationId, reportPartOf(request, receivedAt, [request.data]));
    return {};
  };
}
