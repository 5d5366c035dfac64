import type { GetVariableDataType, GetVariableResultType } from '@csms/ocpp-messages/2.0.1';
import { definedFields } from '@csms/services';
import { foldCase } from '@csms/store';
import { parseSettingName, printSettingName, type SettingName } from '../setting-name.js';
import { inChunks } from './chunks.js';
import type { CommandsDeps } from './command.js';
import { CommandError } from './command-error.js';
import { type Message, message201, reasonOf } from './message.js';
import { limits201 } from './message-limits.js';
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

/** Longest value of 2.0.1 that can be set (SetVariableDataType). */
const maxValueLength = 1_000;

/** What belongs to a setting by its name, which ignores case and can be written in more ways than one. */
type Resolved<Item extends NamedSetting> = Item & { readonly setting: SettingName };

/** Reads variables, no more in a call than the station says that it takes (B06.FR.05). */
export async function readVariables(
  store: CommandsDeps['store'],
  target: Target,
  settings: readonly NamedSetting[],
  options: ManyOptions,
): Promise<SettingsOutcome<SettingRead>> {
  const items = distinct(settings.map(resolve), keyOf);
  const limits = await limits201(store, target.stationId, 'DeviceDataCtrlr', 'GetVariables');
  return sendSettings(target, inChunks(items, readMessage, dataOf, limits), readMessage, options);
}

function readMessage(
  items: readonly Resolved<NamedSetting>[],
): Message<readonly (SettingRead | SilentSetting)[]> {
  return message201('GetVariables', { getVariableData: items.map(dataOf) }, ({ getVariableResult }) =>
    eachOf(items, getVariableResult, ({ name }, { attributeStatus, attributeValue, attributeStatusInfo }) =>
      definedFields<SettingRead>({
        name,
        status: statuses[attributeStatus],
        value: attributeValue,
        reason: attributeStatusInfo && reasonOf(attributeStatusInfo),
      }),
    ),
  );
}

/** Writes variables, no more in a call than the station says that it takes, and none twice (B05.FR.11, B05.FR.13). */
export async function writeVariables(
  store: CommandsDeps['store'],
  target: Target,
  settings: readonly SettingValue[],
  options: ManyOptions,
): Promise<SettingsOutcome<SettingWritten>> {
  const items = settings.map(resolve);
  refuseDuplicates(items, keyOf);
  for (const { name, value } of items) {
    checkLength(name, 'value', value, maxValueLength);
    checkPassword(name, value);
  }
  const limits = await limits201(store, target.stationId, 'DeviceDataCtrlr', 'SetVariables');
  return sendSettings(target, inChunks(items, writeMessage, valuedDataOf, limits), writeMessage, options);
}

function writeMessage(
  items: readonly Resolved<SettingValue>[],
): Message<readonly (SettingWritten | SilentSetting)[]> {
  return message201('SetVariables', { setVariableData: items.map(valuedDataOf) }, ({ setVariableResult }) =>
    eachOf(items, setVariableResult, ({ name }, { attributeStatus, attributeStatusInfo }) =>
      definedFields<SettingWritten>({
        name,
        status: statuses[attributeStatus],
        reason: attributeStatusInfo && reasonOf(attributeStatusInfo),
      }),
    ),
  );
}

const statuses = {
  Accepted: 'Accepted',
  Rejected: 'Rejected',
  RebootRequired: 'RebootRequired',
  UnknownComponent: 'Unknown',
  UnknownVariable: 'Unknown',
  NotSupportedAttributeType: 'NotSupported',
} as const;

function resolve<Item extends NamedSetting>(item: Item): Resolved<Item> {
  const setting = parseSettingName(item.name);
  if (setting) return { ...item, setting };
  throw new CommandError(
    'invalid-command',
    `expected component[;instance[;evse]]/variable[;instance[;attribute]], not ${item.name}`,
  );
}

function keyOf({ setting }: Pick<Resolved<NamedSetting>, 'setting'>): string {
  return foldCase(printSettingName(setting));
}

function dataOf({
  setting: { component, variable, attribute },
}: Resolved<NamedSetting>): GetVariableDataType {
  const { evseId, ...named } = component;
  return definedFields({
    component: evseId === undefined ? named : { ...named, evse: { id: evseId } },
    variable,
    attributeType: attribute === 'Actual' ? undefined : attribute,
  });
}

function valuedDataOf(item: Resolved<SettingValue>) {
  return { ...dataOf(item), attributeValue: item.value };
}

/** What is said of each setting, whatever the order of the results; of those left out, that nothing is said. */
function eachOf<
  Item extends NamedSetting,
  Result extends Pick<GetVariableResultType, 'component' | 'variable' | 'attributeType'>,
  Said,
>(
  items: readonly Resolved<Item>[],
  results: readonly Result[],
  say: (item: Item, result: Result) => Said,
): readonly (Said | SilentSetting)[] {
  const found = new Map(results.map((result) => [keyOf({ setting: settingOf(result) }), result]));
  return items.flatMap((item): readonly (Said | SilentSetting)[] => {
    const result = found.get(keyOf(item));
    return result ? [say(item, result)] : silent([item], 'LeftOut');
  });
}

/** The setting of a result, whose attribute is `Actual` when it is left out. */
function settingOf({
  component: { evse, ...component },
  variable,
  attributeType: attribute = 'Actual',
}: Pick<GetVariableResultType, 'component' | 'variable' | 'attributeType'>): SettingName {
  return { component: definedFields({ ...component, evseId: evse?.id }), variable, attribute };
}
