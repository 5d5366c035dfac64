import type { CustomerInformationRequest } from '@csms/ocpp-messages/2.0.1';
import { type Customer, type UnlistCustomerDeps, unlistCustomer } from '@csms/services';
import type { CustomerInformationStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the answers to CustomerInformation work with. */
export interface CustomerInformationResultDeps extends UnlistCustomerDeps {
  readonly customerInformation: Pick<CustomerInformationStore, 'recordAnswer'>;
}

/**
 * Keeps whether a station tells of a customer, and whether it forgets them (OCPP 2.0.1 N09, N10). One whom it forgets is
 * taken off its local list (N10.FR.02).
 */
export function customerInformationResult({
  customerInformation,
  ...lists
}: CustomerInformationResultDeps): ResultHandler201<'CustomerInformation'> {
  return async ({ request, response: { status } }, { stationId, receivedAt: at }) => {
    if (!request) return;
    const { requestId, clear: isClear } = request;
    await customerInformation.recordAnswer(stationId, requestId, { status, isClear, at });
    const customer = customerOf(request);
    if (isClear && status === 'Accepted' && customer)
      await unlistCustomer(lists, stationId, { customer, at });
  };
}

/** A customer as they may be on a local list; one who is named by a certificate alone is on none. */
function customerOf({ idToken, customerIdentifier }: CustomerInformationRequest): Customer | undefined {
  if (idToken) return { uid: idToken.idToken, type: idToken.type };
  return customerIdentifier === undefined ? undefined : { uid: customerIdentifier };
}
