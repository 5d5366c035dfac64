import type {
  ACChargingParametersType,
  DCChargingParametersType,
  NotifyEVChargingNeedsRequest,
} from '@csms/ocpp-messages/2.0.1';
import { type ChargingScheduler, definedFields } from '@csms/services';
import type { AcChargingNeeds, DcChargingNeeds, EvChargingNeeds, EvChargingNeedsStore } from '@csms/store';
import { parseOptional } from './charging-schedule.js';
import type { CallHandler201 } from './types.js';

/** What NotifyEVChargingNeeds works with. */
export interface NotifyEVChargingNeedsDeps {
  readonly chargingScheduler: ChargingScheduler;
  readonly evChargingNeeds: Pick<EvChargingNeedsStore, 'record'>;
}

/**
 * Keeps what an EV needs, and says whether a schedule for it follows (OCPP 2.0.1 K15.FR.02 to K15.FR.05, K17.FR.02). A
 * scheduler that fails has none. The same needs sent again get the same answer.
 */
export function notifyEVChargingNeeds({
  chargingScheduler,
  evChargingNeeds,
}: NotifyEVChargingNeedsDeps): CallHandler201<'NotifyEVChargingNeeds'> {
  return async (request, { stationId, receivedAt, logger }) => {
    const needs = needsOf(request, receivedAt);
    const answer = await chargingScheduler.answer(stationId, needs).catch((err: unknown) => {
      logger.error({ err }, 'could not find out whether a charging schedule follows');
      return 'Rejected' as const;
    });
    return { status: await evChargingNeeds.record(stationId, { ...needs, answer }) };
  };
}

function needsOf(
  { evseId, maxScheduleTuples, chargingNeeds }: NotifyEVChargingNeedsRequest,
  at: Date,
): EvChargingNeeds {
  const { requestedEnergyTransfer, departureTime, acChargingParameters, dcChargingParameters } =
    chargingNeeds;
  return definedFields({
    evseId,
    energyTransfer: requestedEnergyTransfer,
    departsAt: parseOptional(departureTime),
    maxSchedulePeriods: maxScheduleTuples,
    ac: acChargingParameters && acNeedsOf(acChargingParameters),
    dc: dcChargingParameters && dcNeedsOf(dcChargingParameters),
    at,
  });
}

function acNeedsOf(parameters: ACChargingParametersType): AcChargingNeeds {
  const { energyAmount, evMinCurrent, evMaxCurrent, evMaxVoltage } = parameters;
  return {
    energyWh: energyAmount,
    minCurrentA: evMinCurrent,
    maxCurrentA: evMaxCurrent,
    maxVoltageV: evMaxVoltage,
  };
}

function dcNeedsOf(parameters: DCChargingParametersType): DcChargingNeeds {
  return definedFields({
    maxCurrentA: parameters.evMaxCurrent,
    maxVoltageV: parameters.evMaxVoltage,
    maxPowerW: parameters.evMaxPower,
    energyWh: parameters.energyAmount,
    energyCapacityWh: parameters.evEnergyCapacity,
    stateOfCharge: parameters.stateOfCharge,
    fullStateOfCharge: parameters.fullSoC,
    bulkStateOfCharge: parameters.bulkSoC,
  });
}
