import { dateTime } from './common.js';
import { flag, integer, listOf, number, objectOf, oneOf, text } from './object-of.js';

const period = objectOf(
  { startS: integer('Seconds since the schedule began') },
  {
    limit: number('In the unit of the schedule; absent where nothing is limited'),
    numberPhases: integer('How many phases may be used'),
    phaseToUse: integer('Which phase is used, where it is one only'),
  },
);

const relativeCost = objectOf(
  { kind: text('What it is', 'CarbonDioxideEmission'), amount: number('How much') },
  { multiplier: integer('Power of ten that the amount is multiplied by') },
);

const salesTariffEntry = objectOf(
  {
    startS: integer('Seconds since the schedule began'),
    costs: listOf(
      objectOf({ startValue: number('The lowest rate that it holds for'), costs: listOf(relativeCost) }),
    ),
  },
  {
    durationS: integer('How long it holds, in seconds'),
    priceLevel: integer('From 0 to the number of levels'),
  },
);

const salesTariff = objectOf(
  { tariffId: integer('Id of the tariff'), entries: listOf(salesTariffEntry) },
  { description: text('For people'), priceLevels: integer('How many levels there are') },
);

/** Schema of a charging schedule. */
const chargingScheduleSchema = objectOf(
  {
    unit: oneOf(['A', 'W'], 'Amperes for each phase, or watts in all'),
    periods: listOf(period, 'In order of time'),
  },
  {
    scheduleId: integer('Absent on 1.6'),
    startsAt: { ...dateTime, description: 'Absent when it begins with the transaction' },
    durationS: integer('Seconds after which it ends; without it, it goes on'),
    minChargingRate: number('Charging slower than that is of no use to the EV'),
    salesTariff,
  },
);

const evseId = integer('0 for the station as a whole');
const receivedAt = { ...dateTime, description: 'When the station reported it' };

/** Fields that a charging profile must have wherever it is written. */
export const chargingProfileFields = {
  stackLevel: integer(
    'Of profiles of one purpose that hold at a time, the one with the highest level counts',
  ),
  purpose: text('As 2.0.1 names it', 'TxDefaultProfile', 'TxProfile', 'ChargingStationMaxProfile'),
  kind: oneOf(['Absolute', 'Recurring', 'Relative']),
  schedules: listOf(chargingScheduleSchema),
};

/** Fields that a charging profile may have. */
export const chargingProfileOptions = {
  recurrency: oneOf(['Daily', 'Weekly'], 'Of what is Recurring'),
  validFrom: dateTime,
  validTo: dateTime,
  transactionId: text('Of a TxProfile; the number on 1.6'),
};

/** Schema of a charging profile that a station has. */
export const chargingProfileSchema = objectOf(
  {
    profileId: integer('Unique within the station'),
    evseId,
    source: text('Whose it is; CSO for what was set here', 'CSO'),
    ...chargingProfileFields,
    at: receivedAt,
  },
  chargingProfileOptions,
);

/** Schema of a limit that somebody else set at a station. */
export const chargingLimitSchema = objectOf(
  { evseId, source: text('Who set it', 'EMS'), schedules: listOf(chargingScheduleSchema), at: receivedAt },
  { isGridCritical: flag('Whether the grid is in danger without it') },
);

/** Schema of what all profiles and limits of an EVSE come to. */
export const compositeScheduleSchema = objectOf(
  { evseId, schedule: chargingScheduleSchema, at: receivedAt },
  { startsAt: dateTime },
);

const acNeeds = objectOf({
  energyWh: number('How much energy'),
  minCurrentA: number('The least for each phase'),
  maxCurrentA: number('The most for each phase'),
  maxVoltageV: number('The most'),
});

const dcNeeds = objectOf(
  { maxCurrentA: number('The most'), maxVoltageV: number('The most') },
  {
    maxPowerW: number('The most'),
    energyWh: number('How much energy'),
    energyCapacityWh: number('What the battery holds'),
    stateOfCharge: number('In percent'),
    fullStateOfCharge: number('In percent'),
    bulkStateOfCharge: number('In percent'),
  },
);

/** Schema of what an EV says that it needs. */
export const evChargingNeedsSchema = objectOf(
  {
    evseId,
    energyTransfer: text('Kind of energy', 'DC'),
    answer: oneOf(['Accepted', 'Rejected', 'Processing']),
    at: receivedAt,
  },
  {
    departsAt: dateTime,
    maxSchedulePeriods: integer('The most periods that it takes in one schedule'),
    ac: acNeeds,
    dc: dcNeeds,
  },
);

/** Schema of how an EV says that it will charge. */
export const evChargingScheduleSchema = objectOf({
  evseId,
  startsAt: dateTime,
  schedule: chargingScheduleSchema,
  at: receivedAt,
});
