import { foldCase } from './fold-case.js';
import type { Page, PageRequest } from './page.js';
import { latestChange, type SettingChange } from './setting-change.js';

/** What is known of a configuration key of a station (1.6 ChangeConfiguration and GetConfiguration). */
export interface ConfigurationKey {
  /** As it was last written; two that differ in case only are one (CiString50). */
  readonly key: string;
  /** Absent where it can't be read, and for what is secret. */
  readonly value?: string;
  /** Whether the CSMS may not change it; absent while that is not known. */
  readonly isReadonly?: boolean;
  /** Whether the station knows the key. */
  readonly isKnown: boolean;
  /** The last change of ours that the station took. */
  readonly change?: SettingChange;
  /** When the station told of it. */
  readonly at: Date;
}

/** How many keys of a station are kept at least. */
export const maxConfigurationKeys = 1_000;

/** Configuration keys of stations. Every value returned is the caller's own copy. */
export interface ConfigurationStore {
  /**
   * Keeps what a station told of keys, by {@link mergeConfigurationKey}. The station need not be known, and stays unknown.
   * The {@link maxConfigurationKeys} that were told of last are kept; a station never has more than twice as many.
   */
  record(stationId: string, keys: readonly ConfigurationKey[]): Promise<void>;
  /** Resolves to `undefined` when nothing is known of the key. The case of the key does not matter. */
  find(stationId: string, key: string): Promise<ConfigurationKey | undefined>;
  /** The keys of a station, in order of {@link foldCase} of them. */
  list(stationId: string, page: PageRequest): Promise<Page<ConfigurationKey>>;
}

/** For the stores: what a configuration key is known and ordered by. */
export function configurationKeyOf({ key }: Pick<ConfigurationKey, 'key'>): string {
  return foldCase(key);
}

/**
 * For the stores: what is known of a key after something was told of it. The latest that was told stays, and so does
 * the latest change, which not every message mentions: the order in which they come does not matter.
 */
export function mergeConfigurationKey(
  known: ConfigurationKey | undefined,
  told: ConfigurationKey,
): ConfigurationKey {
  if (!known) return told;
  const latest = known.at > told.at ? known : told;
  const change = latestChange(known.change, told.change);
  return change ? { ...latest, change } : latest;
}
