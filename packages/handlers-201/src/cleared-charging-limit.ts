import { definedFields } from '@csms/services';
import type { ChargingLimitStore } from '@csms/store';
import type { CallHandler201 } from './types.js';

/** What ClearedChargingLimit works with. */
export interface ClearedChargingLimitDeps {
  readonly chargingLimits: Pick<ChargingLimitStore, 'recordRemoved'>;
}

/** Takes out the limit of a source (OCPP 2.0.1 K13); without an EVSE, all that it set at the station. */
export function clearedChargingLimit({
  chargingLimits,
}: ClearedChargingLimitDeps): CallHandler201<'ClearedChargingLimit'> {
  return async ({ chargingLimitSource: source, evseId }, { stationId, receivedAt }) => {
    await chargingLimits.recordRemoved(stationId, definedFields({ source, evseId }), receivedAt);
    return {};
  };
}
