import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { describeFault } from './fault.js';

/** What is told of a body that breaks its schema. */
function faultOf(schema: object, body: unknown): string {
  const validate = new Ajv2020({ verbose: true }).compile(schema);
  expect(validate(body)).toBe(false);
  const [error] = validate.errors ?? [];
  return error ? describeFault('body', error) : '';
}

const evses = {
  type: 'object',
  properties: {
    evses: {
      type: 'array',
      items: { type: 'object', required: ['uid'], properties: { uid: { type: 'string' } } },
    },
  },
};

test('names a field within lists and objects by its whole path', () => {
  expect(faultOf(evses, { evses: [{ uid: 'a' }, { uid: 1 }] })).toBe('evses[1].uid must be string');
});

test('names a field that is missing within lists and objects', () => {
  expect(faultOf(evses, { evses: [{}] })).toBe('evses[0].uid is required');
});

test('names a field whose name has the characters that a JSON pointer escapes', () => {
  expect(faultOf({ type: 'object', additionalProperties: { type: 'string' } }, { 'a/b~c': 1 })).toBe(
    'a/b~c must be string',
  );
});

test('says that the body as a whole is of the wrong type', () => {
  expect(faultOf({ type: 'object' }, 'text')).toBe('body must be object');
});

test('says that a pattern without a description is not met', () => {
  const schema = { type: 'object', properties: { a: { type: 'string', pattern: '^x$' } } };
  expect(faultOf(schema, { a: 'y' })).toBe('a must be of another form');
});
