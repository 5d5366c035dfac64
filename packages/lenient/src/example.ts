import { hideSecrets } from '@csms/calls';
import { foldCase } from '@csms/store';
import { isObject, type Place } from './rule.js';

/** How much of what a station sent is shown, in characters. */
const maxLength = 100;

/** What a station sent in a field, to show to an operator: short, and without what may be a secret. */
export function exampleOf(value: unknown, { name, parent }: Place): string {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  if (value === null) return 'null';
  // Only its vendor knows what a DataTransfer carries.
  if (name === 'data') return hideSecrets({ password: value }).password as string;
  return shortened(JSON.stringify(shown(value, name, parent)));
}

function shown(value: unknown, name: string, parent: Place['parent']): unknown {
  const { type } = parent;
  const beside = typeof type === 'string' && foldCase(type) === 'keycode' ? { type: 'KeyCode' } : {};
  return (hideSecrets({ ...parent, ...beside, [name]: value }) as Record<string, unknown>)[name];
}

/** A text cut to what is shown. */
export function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length <= maxLength ? text : `${characters.slice(0, maxLength - 1).join('')}…`;
}
