import type { Place, Rule } from '../rule.js';

/** What an empty text stands for where there must be one, by action and field. */
const defaults: ReadonlyMap<string, string> = new Map([
  ['BootNotification chargePointVendor', 'unknown'],
  ['BootNotification chargePointModel', 'unknown'],
  ['BootNotification vendorName', 'unknown'],
  ['BootNotification model', 'unknown'],
  ['BootNotification reason', 'Unknown'],
  ['StatusNotification errorCode', 'NoError'],
]);

/** Fields whose content is what the message is about: an empty one says something. */
const contents: ReadonlySet<string> = new Set(['data', 'value', 'attributeValue']);

/** An empty text for nothing. */
export const emptyText: Rule = {
  name: 'empty-text',
  does: 'an empty text for a field without a value: it is left out, or what goes without saying where it is required; a sampledValue without a value is left out',
  sources: ['evcc-io/evcc#32170', 'evcc-io/evcc#17836'],
  kinds: ['text', 'integer', 'number', 'boolean'],
  apply(value, place) {
    if (value !== '') return undefined;
    if (isValueOfSample(place)) return 'unusable';
    if (!place.required) return contents.has(place.name) ? undefined : 'absent';
    const standard = defaults.get(`${place.action} ${place.name}`);
    return standard === undefined ? undefined : { value: standard };
  },
};

function isValueOfSample({ name, above }: Place): boolean {
  return name === 'value' && above?.name === 'sampledValue';
}
