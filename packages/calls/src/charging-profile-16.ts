import type {
  ChargingProfile as ChargingProfile16,
  ChargingProfilePurposeType,
  ChargingSchedule as ChargingSchedule16,
} from '@csms/ocpp-messages/1.6';
import { definedFields } from '@csms/services';
import type { ChargingProfile, ChargingSchedule } from '@csms/store';
import { CommandError } from './commands/command-error.js';
import { transactionNumber16 } from './commands/transaction-number.js';

/** The purposes of 2.0.1 in the words of 1.6, as far as it has them. */
const purposes: ReadonlyMap<string, ChargingProfilePurposeType> = new Map([
  ['ChargingStationMaxProfile', 'ChargePointMaxProfile'],
  ['TxDefaultProfile', 'TxDefaultProfile'],
  ['TxProfile', 'TxProfile'],
]);

/**
 * A purpose in the words of OCPP 1.6.
 *
 * @throws {CommandError} `not-supported` when it has none for it.
 */
export function profilePurpose16(purpose: string): ChargingProfilePurposeType {
  const found = purposes.get(purpose);
  if (found) return found;
  throw new CommandError(
    'not-supported',
    `expected one of ${[...purposes.keys()].join(', ')}, not ${purpose}`,
  );
}

/**
 * A charging profile as OCPP 1.6 writes it (section 7.8).
 *
 * @throws {CommandError} `not-supported` for what 1.6 has no room for.
 */
export function chargingProfile16(profile: ChargingProfile): ChargingProfile16 {
  const { transactionId, schedules } = profile;
  const [schedule, ...others] = schedules;
  if (!schedule || others.length > 0) {
    throw new CommandError('not-supported', 'expected one schedule: OCPP 1.6 allows no more in a profile');
  }
  return definedFields({
    chargingProfileId: profile.profileId,
    stackLevel: profile.stackLevel,
    chargingProfilePurpose: profilePurpose16(profile.purpose),
    chargingProfileKind: profile.kind as ChargingProfile16['chargingProfileKind'],
    recurrencyKind: profile.recurrency as ChargingProfile16['recurrencyKind'],
    validFrom: profile.validFrom?.toISOString(),
    validTo: profile.validTo?.toISOString(),
    transactionId: transactionId === undefined ? undefined : transactionNumber16(transactionId),
    chargingSchedule: scheduleOf(schedule),
  });
}

function scheduleOf(schedule: ChargingSchedule): ChargingSchedule16 {
  const { startsAt, durationS, unit, minChargingRate, periods, salesTariff } = schedule;
  if (salesTariff || periods.some(({ phaseToUse }) => phaseToUse !== undefined)) {
    throw new CommandError(
      'not-supported',
      'expected neither sales tariff nor phase: OCPP 1.6 has no room for them',
    );
  }
  return definedFields({
    startSchedule: startsAt?.toISOString(),
    duration: durationS,
    chargingRateUnit: unit,
    minChargingRate,
    chargingSchedulePeriod: periods.map(({ startS, limit, numberPhases }) =>
      definedFields({ startPeriod: startS, limit: limit as number, numberPhases }),
    ),
  });
}
