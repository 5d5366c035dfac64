import type {
  ACChargingParametersType,
  DCChargingParametersType,
  NotifyEVChargingNeedsRequest,
} from '@csms/ocpp-messages/2.0.1';
import {
  type ChargingScheduler,
  definedFields,
  type EvChargingPlan,
  type EvChargingSession,
  findRunningTransaction,
  type StationSetUp,
} from '@csms/services';
import type {
  AcChargingNeeds,
  DcChargingNeeds,
  EvChargingNeeds,
  EvChargingNeedsStore,
  TransactionStore,
} from '@csms/store';
import { parseOptional } from './charging-schedule.js';
import { type QueueEvScheduleDeps, queueEvSchedule } from './queue-ev-schedule.js';
import type { CallHandler201 } from './types.js';

/** What NotifyEVChargingNeeds works with. */
export interface NotifyEVChargingNeedsDeps extends QueueEvScheduleDeps {
  readonly chargingScheduler: ChargingScheduler;
  readonly evChargingNeeds: Pick<EvChargingNeedsStore, 'record'>;
  readonly stationSetUp: Pick<StationSetUp, 'maxSchedulePeriods'>;
  readonly transactions: Pick<TransactionStore, 'list'>;
}

/** The most periods of a schedule in a message (ChargingScheduleType). */
const maxPeriods = 1_024;

/**
 * Keeps what an EV needs, says whether a schedule for it follows, and has that sent (OCPP 2.0.1 K15.FR.02 to K15.FR.08,
 * K16.FR.12, K17). There is none when the scheduler fails, and none outside of a transaction, which a schedule has to
 * name. The same needs sent again get the same answer, and one schedule.
 */
export function notifyEVChargingNeeds(
  deps: NotifyEVChargingNeedsDeps,
): CallHandler201<'NotifyEVChargingNeeds'> {
  const { chargingScheduler, evChargingNeeds } = deps;
  return async (request, { stationId, receivedAt, logger }) => {
    const needs = needsOf(request, receivedAt);
    const session = await sessionOf(deps, stationId, needs);
    const plan: EvChargingPlan = session
      ? await chargingScheduler.plan(session).catch((err: unknown) => {
          logger.error({ stationId, err }, 'could not plan how an EV charges');
          return noPlan;
        })
      : noPlan;
    const status = await evChargingNeeds.record(stationId, { ...needs, answer: plan.answer });
    if (session && status === 'Accepted' && plan.answer === 'Accepted') {
      await queueEvSchedule(deps, session, plan.schedule);
    }
    return { status };
  };
}

const noPlan = { answer: 'Rejected' } as const;

async function sessionOf(
  { transactions, stationSetUp }: Pick<NotifyEVChargingNeedsDeps, 'transactions' | 'stationSetUp'>,
  stationId: string,
  needs: EvChargingNeeds,
): Promise<EvChargingSession | undefined> {
  const { evseId, at, maxSchedulePeriods = maxPeriods } = needs;
  const transactionId = await findRunningTransaction(transactions, {
    stationId,
    evseId,
    at,
    isReceipt: true,
  });
  if (transactionId === undefined) return undefined;
  const ofStation = (await stationSetUp.maxSchedulePeriods(stationId)) ?? maxPeriods;
  return { stationId, transactionId, needs, maxPeriods: Math.min(maxPeriods, maxSchedulePeriods, ofStation) };
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
