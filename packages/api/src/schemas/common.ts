import type { JsonSchema, Parameter } from '../operation.js';

/** Points to a schema of the description by its name. */
export function schemaRef(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

/** An instant, in RFC 3339. */
export const dateTime = { type: 'string', format: 'date-time' } as const;

/** Schema of every error. */
export const errorSchema: JsonSchema = {
  type: 'object',
  required: ['status', 'error'],
  properties: {
    status: { type: 'string', description: 'Text of the HTTP status', examples: ['Not Found'] },
    error: { type: 'string', description: 'What is wrong, and where', examples: ['csId is not known'] },
    faults: {
      type: 'array',
      description: 'For a list: which of its items are wrong and why, up to 100',
      items: {
        type: 'object',
        required: ['index', 'error'],
        properties: { index: { type: 'integer', description: 'From 0 on' }, error: { type: 'string' } },
      },
    },
  },
};

/** Names that every JavaScript object inherits, and `.` and `..`: no record may have one as its id. */
const reservedWords = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', '.', '..'];

const stationIdPattern = '^[^\\u0000-\\u001f\\u007f-\\u009f\\p{Noncharacter_Code_Point}]*$';
const maxStationIdLength = 255;

/** Whether a text can be the id of a station, as the API has it. */
export function isStationId(text: string): boolean {
  const { length } = Array.from(text);
  return (
    length > 0 &&
    length <= maxStationIdLength &&
    new RegExp(stationIdPattern, 'u').test(text) &&
    !reservedWords.includes(text)
  );
}

/** A station id. OCPP-J 1.6 sets it no limits, so it may be anything that every part of the system can carry. */
const stationId: JsonSchema = {
  type: 'string',
  description: 'text of 1 to 255 characters without control characters and noncharacters',
  minLength: 1,
  maxLength: maxStationIdLength,
  pattern: stationIdPattern,
  not: { enum: reservedWords },
};

/** The station that a path is about. */
export const csIdInPath: Parameter = {
  name: 'csId',
  in: 'path',
  description: 'Id of the charging station',
  schema: stationId,
};

/** The station that a list is narrowed to. */
export const csIdInQuery: Parameter = { ...csIdInPath, in: 'query' };

/** The transaction that a path is about. */
export const transactionIdInPath: Parameter = {
  name: 'transactionId',
  in: 'path',
  description: 'Id of the transaction, unique within its station; the number on OCPP 1.6',
  schema: { type: 'string', minLength: 1, maxLength: 36 },
};
