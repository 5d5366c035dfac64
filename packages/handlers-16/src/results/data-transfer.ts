import { has2be } from '@csms/ocpp-messages/has2be';
import { pnc } from '@csms/ocpp-messages/pnc';
import { vendorResults } from '@csms/router';
import { has2beResults } from '../has2be/results.js';
import { pncResults } from '../pnc/results.js';
import type { ResultHandler16 } from '../types.js';
import type { VendorResultDeps } from '../vendor-certificates.js';

/** Keeps what the answers to the messages of both Plug & Charge extensions say of a station's certificates. */
export function dataTransferResult(deps: VendorResultDeps): ResultHandler16<'DataTransfer'> {
  const vendors = [vendorResults(pnc, pncResults(deps)), vendorResults(has2be, has2beResults(deps))];
  return async (result, context) => {
    for (const take of vendors) await take(result, context);
  };
}
