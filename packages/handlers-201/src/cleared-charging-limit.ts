import { definedFields } from '@csms/services';
import type { ChargingLimitStore } from '@csms/store';
import type { CallHandler201 } from './types.js';

/** What ClearedChargingLimit works with. */
export interface ClearedChargingLimitDeps {
  readonly chargingLimits: Pick<ChargingLimitStore, 'recordRemoved'>;
}

/** Removes the limit of a source (OCPP 2.0.1 K13); without an EVSE, all limits of that source at the station. */
export function clearedChargingLimit({
  chargingLimits,
}: ClearedChargingLimitDeps): CallHandler201<'ClearedChargingLimit'> {
  return async ({ chargingLimitSource: source, evseId }, { stationId, receivedAt }) => {
    await chargingLimits.recordRemoved(stationId, definedFields({ source, evseId }), receivedAt);
    return {};
  };
}
