import type { Rule } from '../rule.js';

/** A field that is null where it should be left out. What a schema leaves open may be null. */
export const nullField: Rule = {
  name: 'null-field',
  does: 'null for a field without a value (idTag, transactionId, vendorErrorCode): the field is left out',
  sources: ['dallmann-consulting/OCPP.Core#29', 'OCPP 2.0.1 part 4 section 4.2.1: absent, not null'],
  kinds: ['object', 'list', 'text', 'integer', 'number', 'boolean'],
  apply: (value) => (value === null ? 'absent' : undefined),
};
