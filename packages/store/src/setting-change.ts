/** A change of a setting that a station took. */
export interface SettingChange {
  /** Whether the station said that it takes effect when it boots (1.6 and 2.0.1 RebootRequired). */
  readonly rebootRequired: boolean;
  readonly at: Date;
}

/** Of two changes of a setting the later one, of one time that which is told. */
export function latestChange(
  known: SettingChange | undefined,
  told: SettingChange | undefined,
): SettingChange | undefined {
  if (!known || !told) return told ?? known;
  return known.at > told.at ? known : told;
}

/**
 * Whether a change waits for the station to boot.
 *
 * @param bootedAt when the station last booted, as `Station.boot` has it
 */
export function awaitsReboot(change: SettingChange | undefined, bootedAt: Date | undefined): boolean {
  return change?.rebootRequired === true && (!bootedAt || bootedAt <= change.at);
}
