import type {
  ChargingProfile,
  ChargingProfileCriteria,
  ChargingSchedule,
  InstalledChargingProfile,
} from '@csms/store';

/** Something in a request of smart charging that a CSMS must not send. */
export interface ChargingFault {
  /** The field that is wrong, such as `profile.purpose`. */
  readonly field: string;
  /** What was expected of it. */
  readonly message: string;
}

/** The purpose that only others than a CSMS set. */
const externalConstraints = 'ChargingStationExternalConstraints';

/** The most schedules of a profile (2.0.1, ChargingProfileType). */
const maxSchedules = 3;

/**
 * What keeps a profile from being set on an EVSE, or on the station as a whole as EVSE 0; empty when nothing does (1.6
 * sections 3.13 and 5.16; 2.0.1 K01.FR.03, K01.FR.19, K01.FR.22, K02.FR.07).
 */
export function profileFaults(profile: ChargingProfile, evseId: number): readonly ChargingFault[] {
  const { purpose, transactionId } = profile;
  return [
    ...purposeFaults(purpose),
    ...faultsIf(
      purpose === 'TxProfile' && evseId === 0,
      'evseId',
      'expected an EVSE, since a TxProfile is of one transaction',
    ),
    ...faultsIf(
      purpose === 'ChargingStationMaxProfile' && evseId !== 0,
      'evseId',
      'expected 0, since a ChargingStationMaxProfile is of the station as a whole',
    ),
    ...faultsIf(
      purpose === 'TxProfile' && transactionId === undefined,
      'profile.transactionId',
      'expected the transaction that a TxProfile is of',
    ),
    ...faultsIf(
      purpose !== 'TxProfile' && transactionId !== undefined,
      'profile.transactionId',
      'expected none, since only a TxProfile is of a transaction',
    ),
    ...schedulesFaults(profile.schedules),
  ];
}

/**
 * What keeps a profile from being sent with the request to start a transaction, which has no id yet; empty when nothing
 * does (1.6 section 5.16.2, 2.0.1 K05).
 */
export function startProfileFaults(profile: ChargingProfile): readonly ChargingFault[] {
  return [
    ...faultsIf(profile.purpose !== 'TxProfile', 'profile.purpose', 'expected TxProfile'),
    ...faultsIf(
      profile.transactionId !== undefined,
      'profile.transactionId',
      'expected none, since the transaction is still to start',
    ),
    ...schedulesFaults(profile.schedules),
  ];
}

/** What keeps profiles from being cleared; empty when nothing does (2.0.1 K10.FR.02, K10.FR.06). */
export function clearFaults({
  profileIds,
  evseId,
  purposes,
  stackLevel,
}: Omit<ChargingProfileCriteria, 'sources'>): readonly ChargingFault[] {
  const isBounded =
    [profileIds, purposes].some((values) => values?.length) ||
    evseId !== undefined ||
    stackLevel !== undefined;
  return [
    ...faultsIf(!isBounded, 'criteria', 'expected ids, an EVSE, purposes or a level'),
    ...(purposes ?? []).flatMap(purposeFaults),
  ];
}

/**
 * The profiles on a station that a new one must not be beside, since it would not be clear which of them counts: of the
 * same purpose, level and EVSE (a `TxProfile`: of the same transaction) and valid at a time at which it is valid too
 * (2.0.1 K01.FR.06, K01.FR.39). The profile of its own id is replaced, and is none of them.
 */
export function conflictingProfiles<Installed extends InstalledChargingProfile>(
  profile: ChargingProfile,
  evseId: number,
  installed: readonly Installed[],
): readonly Installed[] {
  return installed.filter((other) => {
    if (other.profileId === profile.profileId) return false;
    if (other.purpose !== profile.purpose || other.stackLevel !== profile.stackLevel) return false;
    return profile.purpose === 'TxProfile'
      ? other.transactionId === profile.transactionId
      : other.evseId === evseId && overlap(profile, other);
  });
}

type Validity = Pick<ChargingProfile, 'validFrom' | 'validTo'>;

function overlap(a: Validity, b: Validity): boolean {
  return beginsBeforeEnd(a, b) && beginsBeforeEnd(b, a);
}

function beginsBeforeEnd({ validFrom }: Validity, { validTo }: Validity): boolean {
  return validFrom === undefined || validTo === undefined || validFrom < validTo;
}

function purposeFaults(purpose: string): readonly ChargingFault[] {
  return faultsIf(
    purpose === externalConstraints,
    'profile.purpose',
    `expected another purpose than ${externalConstraints}, which is for limits of others`,
  );
}

function schedulesFaults(schedules: readonly ChargingSchedule[]): readonly ChargingFault[] {
  return [
    ...faultsIf(
      schedules.length < 1 || schedules.length > maxSchedules,
      'profile.schedules',
      `expected 1 to ${maxSchedules}`,
    ),
    ...schedules.flatMap(({ periods }, index) =>
      periodsFaults(periods, `profile.schedules[${index}].periods`),
    ),
  ];
}

function periodsFaults(periods: ChargingSchedule['periods'], field: string): readonly ChargingFault[] {
  return [
    ...faultsIf(
      periods[0]?.startS !== 0,
      `${field}[0].startS`,
      'expected 0, so that the first period begins at once',
    ),
    ...periods.flatMap(({ phaseToUse, numberPhases }, index) =>
      faultsIf(
        phaseToUse !== undefined && numberPhases !== 1,
        `${field}[${index}].phaseToUse`,
        'expected none unless numberPhases is 1',
      ),
    ),
  ];
}

function faultsIf(isWrong: boolean, field: string, message: string): readonly ChargingFault[] {
  return isWrong ? [{ field, message }] : [];
}
