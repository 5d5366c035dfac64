import type { Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import { has2be } from '@csms/ocpp-messages/has2be';
import { pnc } from '@csms/ocpp-messages/pnc';
import { createDataTransfer, type DataTransferOptions, type DataTransferRoutes } from '@csms/router';
import { has2beHandlers } from './has2be/handlers.js';
import { pncHandlers } from './pnc/handlers.js';
import type { PlugAndChargeDeps } from './types.js';

/**
 * Makes the table by which DataTransfer finds its handlers, with both Plug & Charge extensions of 1.6 in it: the Open
 * Charge Alliance's and has-to-be's. Other vendors' messages can be added.
 */
export function createPlugAndCharge(
  deps: PlugAndChargeDeps,
  options?: DataTransferOptions,
): DataTransferRoutes<Ocpp16Messages> {
  const routes = createDataTransfer<Ocpp16Messages>(options);
  routes.vendor(pnc).mount(pncHandlers(deps));
  routes.vendor(has2be).mount(has2beHandlers(deps));
  return routes;
}
