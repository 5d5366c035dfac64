import { foldCase } from '@csms/store';
import type { Outcome, Place, Rule } from '../rule.js';

/** A word of an enumeration in another case. */
export const wordCase: Rule = {
  name: 'word-case',
  does: 'a word of an enumeration in other case (status "available", unit "kwh"): it is that word',
  sources: ['lbbrhzn/ocpp#361', 'lbbrhzn/ocpp#1248'],
  kinds: ['text'],
  apply(value, { shape }) {
    const words = wordsInstead(value, shape);
    const word = words?.find((each) => foldCase(each) === foldCase(value as string));
    return word === undefined ? undefined : { value: word };
  },
};

/** The words of enumerations for anything else. */
const others: readonly string[] = ['Other', 'OtherError', 'Unknown'];

/** Fields that decide what their object means: without them it would be taken for something else. */
const decisive: ReadonlySet<string> = new Set([
  'measurand',
  'phase',
  'type',
  'certificateType',
  'attributeType',
]);

/** A word that an enumeration does not have. */
export const unknownWord: Rule = {
  name: 'unknown-word',
  does: 'a word that an enumeration does not have (errorCode "Error", unit "Hz"): it is the enumeration\'s word for others, or else left out; a sampledValue that would mean something else without it is left out as a whole',
  sources: ['lbbrhzn/ocpp#1248', 'lbbrhzn/ocpp#1576', 'lbbrhzn/ocpp#361'],
  kinds: ['text'],
  apply(value, place) {
    const words = wordsInstead(value, place.shape);
    if (!words) return undefined;
    const other = others.find((word) => words.includes(word));
    if (other !== undefined) return { value: other };
    return place.required ? undefined : withoutWord(place);
  },
};

function withoutWord({ name, parent, above }: Place): Outcome | undefined {
  const isOfSample = above?.name === 'sampledValue';
  if (decisive.has(name)) return isOfSample ? 'unusable' : undefined;
  // Energy is billed: in another unit it would be another amount, and at another place another meter's.
  return isOfSample && (name === 'unit' || name === 'location') && isEnergy(parent) ? 'unusable' : 'absent';
}

function isEnergy({ measurand = 'Energy' }: Readonly<Record<string, unknown>>): boolean {
  return typeof measurand !== 'string' || foldCase(measurand).startsWith('energy');
}

/** The words that there are instead of a text that is none of them. */
function wordsInstead(value: unknown, shape: Place['shape']): readonly string[] | undefined {
  if (typeof value !== 'string' || shape.kind !== 'text' || shape.words?.includes(value)) return undefined;
  return shape.words;
}
