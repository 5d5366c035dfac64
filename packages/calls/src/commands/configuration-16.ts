import type { GetConfigurationResponse } from '@csms/ocpp-messages/1.6';
import { definedFields } from '@csms/services';
import { foldCase } from '@csms/store';
import { inChunks } from './chunks.js';
import type { CommandsDeps } from './command.js';
import { type Message, message16 } from './message.js';
import { limits16 } from './message-limits.js';
import type { SettingRead } from './read-settings.js';
import { checkLength, checkPassword, distinct, refuseDuplicates } from './setting-checks.js';
import {
  type ManyOptions,
  type NamedSetting,
  type SettingsOutcome,
  type SilentSetting,
  sendSettings,
  silent,
} from './settings.js';
import type { Target } from './target.js';
import type { SettingValue, SettingWritten } from './write-settings.js';

/** Longest key and longest value of 1.6 (ChangeConfiguration.req). */
const maxLength = { key: 50, value: 500 };

const keyOf = ({ name }: NamedSetting) => foldCase(name);

/** Reads configuration keys, no more in a call than GetConfigurationMaxKeys; all of them when none are named. */
export async function readConfiguration(
  store: CommandsDeps['store'],
  target: Target,
  settings: readonly NamedSetting[] | undefined,
  options: ManyOptions,
): Promise<SettingsOutcome<SettingRead>> {
  const chunks = settings ? await chunksOf(store, target.stationId, settings) : [[]];
  return sendSettings(target, chunks, settings ? readMessage : readAllMessage, options);
}

async function chunksOf(store: CommandsDeps['store'], stationId: string, settings: readonly NamedSetting[]) {
  for (const { name } of settings) checkLength(name, 'name', name, maxLength.key);
  const limits = await limits16(store, stationId, 'GetConfigurationMaxKeys');
  return inChunks(distinct(settings, keyOf), readMessage, ({ name }) => name, limits);
}

function readAllMessage(): Message<readonly SettingRead[]> {
  return message16('GetConfiguration', {}, ({ configurationKey = [] }) =>
    configurationKey.map((found) => readingOf(found.key, found)),
  );
}

function readMessage(items: readonly NamedSetting[]): Message<readonly (SettingRead | SilentSetting)[]> {
  const key = items.map(({ name }) => name);
  return message16('GetConfiguration', { key }, ({ configurationKey = [], unknownKey = [] }) => {
    const known = new Map(configurationKey.map((found) => [foldCase(found.key), found]));
    const unknown = new Set(unknownKey.map(foldCase));
    return items.flatMap((item): readonly (SettingRead | SilentSetting)[] => {
      const found = known.get(keyOf(item));
      if (found) return [readingOf(item.name, found)];
      return unknown.has(keyOf(item)) ? [{ name: item.name, status: 'Unknown' }] : silent([item], 'LeftOut');
    });
  });
}

type ConfigurationKey = NonNullable<GetConfigurationResponse['configurationKey']>[number];

function readingOf(name: string, { value, readonly }: ConfigurationKey): SettingRead {
  return definedFields({ name, status: 'Accepted' as const, value, isReadonly: readonly });
}

/** Writes configuration keys, each in a call of its own: 1.6 has no other. */
export async function writeConfiguration(
  target: Target,
  settings: readonly SettingValue[],
  options: ManyOptions,
): Promise<SettingsOutcome<SettingWritten>> {
  refuseDuplicates(settings, keyOf);
  for (const { name, value } of settings) {
    checkLength(name, 'name', name, maxLength.key);
    checkLength(name, 'value', value, maxLength.value);
    checkPassword(name, value);
  }
  return sendSettings(
    target,
    settings.map((setting) => [setting]),
    writeMessage,
    options,
  );
}

/** A key that is not supported is one that the station does not know (ConfigurationStatus). */
const statuses = {
  Accepted: 'Accepted',
  Rejected: 'Rejected',
  RebootRequired: 'RebootRequired',
  NotSupported: 'Unknown',
} as const;

function writeMessage([setting]: readonly SettingValue[]): Message<readonly SettingWritten[]> {
  const { name = '', value = '' } = setting ?? {};
  return message16('ChangeConfiguration', { key: name, value }, ({ status }) => [
    { name, status: statuses[status] },
  ]);
}
