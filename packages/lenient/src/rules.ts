import type { Shape } from '@csms/ocpp-messages';
import type { Rule } from './rule.js';
import { emptyText } from './rules/empty-text.js';
import { emptyList, objectForList } from './rules/lists.js';
import { longBootText, longText } from './rules/long-text.js';
import { missingConnectorId, missingTransactionId } from './rules/missing-field.js';
import { nullField } from './rules/null-field.js';
import { negativeConnector, oddTransactionId } from './rules/numbers.js';
import { fractionForInteger, numberForText, textForNumber } from './rules/scalars.js';
import { impossibleTime, timeSpelling, timeWithoutZone } from './rules/times.js';
import { unknownField } from './rules/unknown-field.js';
import { unknownWord, wordCase } from './rules/words.js';

/**
 * The rules about what messages hold, in the order in which they apply to a value: nulls go, lists are made, scalars
 * get their types, words and times their spelling, and what stays odd is marked.
 */
export const rules: readonly Rule[] = [
  nullField,
  unknownField,
  missingTransactionId,
  missingConnectorId,
  objectForList,
  emptyList,
  numberForText,
  textForNumber,
  fractionForInteger,
  emptyText,
  wordCase,
  unknownWord,
  timeWithoutZone,
  timeSpelling,
  impossibleTime,
  oddTransactionId,
  negativeConnector,
  longBootText,
  longText,
];

const byKind: ReadonlyMap<Shape['kind'], readonly Rule[]> = new Map(
  (['object', 'list', 'text', 'integer', 'number', 'boolean', 'any'] as const).map((kind) => [
    kind,
    rules.filter(({ kinds }) => kinds.includes(kind)),
  ]),
);

/** The rules for what has a shape of some kind, in their order. */
export function rulesFor({ kind }: Shape): readonly Rule[] {
  return byKind.get(kind) ?? [];
}
