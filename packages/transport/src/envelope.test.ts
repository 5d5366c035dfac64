import { describe, expect, test } from 'vitest';
import { type Envelope, parseEnvelope, serializeEnvelope } from './envelope.js';

const call = { type: 2, action: 'Heartbeat', id: '1', request: {} } as const;
const result = { type: 3, action: 'Heartbeat', id: '1', response: {} } as const;
const error = {
  type: 4,
  action: 'Heartbeat',
  id: '1',
  error_code: 'GenericError',
  error_description: '',
} as const;

const envelopes: readonly Envelope[] = [
  call,
  { ...call, state: { any: ['thing'] } },
  result,
  { ...result, request: { a: 1 }, state: 'text' },
  error,
  { ...error, error_details: { a: 1 }, request: { a: 1 } },
];

test.each(envelopes.map((envelope) => [JSON.stringify(envelope), envelope] as const))(
  'writes %s and reads it back',
  (text, envelope) => {
    expect(serializeEnvelope(envelope)).toBe(text);
    expect(parseEnvelope(text)).toEqual(envelope);
  },
);

test('leaves out what there is not', () => {
  expect(serializeEnvelope({ ...call, state: undefined })).toBe(JSON.stringify(call));
  expect(serializeEnvelope({ ...result, request: undefined, state: undefined })).toBe(JSON.stringify(result));
});

test.each(['', 'a"b', 'a\\b', 'a\nb', '\u0000', '\u2028', '\ud800', 'ä', '1\n'])(
  'escapes the id %j',
  (id) => {
    const answer = { ...result, action: id, id };
    expect(serializeEnvelope(answer)).toBe(JSON.stringify(answer));
  },
);

test('reads an error without a description, as some gateways send it', () => {
  const { error_description: _, ...bare } = error;
  expect(parseEnvelope(JSON.stringify(bare))).toEqual(error);
  expect(parseEnvelope(JSON.stringify({ ...bare, error_description: 5 }))).toEqual(error);
});

test.each([null, [], 'text', 5])('leaves the request %j to the router', (request) => {
  expect(parseEnvelope(JSON.stringify({ ...call, request }))).toEqual({ ...call, request });
});

describe('refuses', () => {
  test.each([
    ['what is no JSON', '{', 'in JSON'],
    ['null', 'null', 'an object'],
    ['a text', '"text"', 'an object'],
    ['a list', '[2,"1","Heartbeat",{}]', 'action'],
    ['no action', JSON.stringify({ ...call, action: undefined }), 'action'],
    ['an action that is no text', JSON.stringify({ ...call, action: 5 }), 'action'],
    ['no id', JSON.stringify({ ...call, id: undefined }), 'id'],
    ['another type', JSON.stringify({ ...call, type: 5 }), 'type'],
    ['a type that is no number', JSON.stringify({ ...call, type: '2' }), 'type'],
    ['a call without a request', JSON.stringify({ ...call, request: undefined }), 'request'],
    ['a result without a response', JSON.stringify({ ...result, response: undefined }), 'response'],
    ['an error without a code', JSON.stringify({ ...error, error_code: undefined }), 'error_code'],
  ])('%s, and says what was expected', (_, text, expected) => {
    expect(() => parseEnvelope(text)).toThrow(
      expect.objectContaining({ code: 'malformed', message: expect.stringContaining(expected) }),
    );
  });
});
