import { describe, expect, test } from 'vitest';
import { faultyPayloads } from './faulty-payloads.js';
import type { Schema } from './schema.js';
import { resolved } from './schema.js';
import { validPayloads } from './valid-payloads.js';

const schema = resolved(
  {
    type: 'object',
    properties: {
      kind: { $ref: '#/definitions/Kind' },
      list: { type: 'array', items: { $ref: 'types.json#/definitions/Item' }, minItems: 1, maxItems: 2 },
    },
    required: ['kind'],
    additionalProperties: false,
  },
  {
    Kind: { type: 'string', enum: ['A', 'B'] },
    Item: {
      type: 'object',
      properties: { count: { type: 'integer', minimum: 0, maximum: 9 } },
      required: ['count'],
    },
  },
);

const either: Schema = {
  type: 'object',
  properties: { a: { type: 'boolean' }, b: { type: 'boolean' } },
  anyOf: [{ required: ['a'] }, { required: ['b'] }],
};

describe('valid payloads', () => {
  test('are the smallest, the fullest, and every edge of what is allowed', () => {
    const payloads = [...validPayloads(schema)].filter(({ variant }) => variant !== 'random');
    expect(payloads).toEqual([
      { variant: 'minimal', path: '', value: { kind: 'A' } },
      { variant: 'full', path: '', value: { kind: 'A', list: [{ count: 1 }] } },
      { variant: 'each word of an enumeration', path: '/kind', value: { kind: 'A', list: [{ count: 1 }] } },
      { variant: 'each word of an enumeration', path: '/kind', value: { kind: 'B', list: [{ count: 1 }] } },
      { variant: 'without an optional field', path: '/list', value: { kind: 'A' } },
      { variant: 'with one optional field', path: '/list', value: { kind: 'A', list: [{ count: 1 }] } },
      { variant: 'as few items as allowed', path: '/list', value: { kind: 'A', list: [{ count: 1 }] } },
      {
        variant: 'as many items as allowed',
        path: '/list',
        value: { kind: 'A', list: [{ count: 1 }, { count: 1 }] },
      },
      {
        variant: 'unknown field of an open object',
        path: '/list/0',
        value: { kind: 'A', list: [{ count: 1, unknownField: { nested: [null, 1] } }] },
      },
      { variant: 'number: 0', path: '/list/0/count', value: { kind: 'A', list: [{ count: 0 }] } },
      { variant: 'number: 9', path: '/list/0/count', value: { kind: 'A', list: [{ count: 9 }] } },
      { variant: 'number: 0', path: '/list/0/count', value: { kind: 'A', list: [{ count: 0 }] } },
      { variant: 'number: 1', path: '/list/0/count', value: { kind: 'A', list: [{ count: 1 }] } },
    ]);
  });

  test('have every alternative on its own', () => {
    const alone = [...validPayloads(either)].filter(({ variant }) => variant === 'one alternative');
    expect(alone.map(({ value }) => value)).toEqual([{ a: true }, { b: true }]);
  });

  test('are the same for the same seed, and others for another', () => {
    expect([...validPayloads(schema, 1)]).toEqual([...validPayloads(schema, 1)]);
    expect([...validPayloads(schema, 1)]).not.toEqual([...validPayloads(schema, 2)]);
  });
});

describe('faulty payloads', () => {
  test('break each rule at each level once', () => {
    const faults = [...faultyPayloads(schema)].map(({ variant, path }) => `${path} ${variant}`);
    expect(new Set(faults)).toEqual(
      new Set([
        ...['null', 'boolean', 'number', 'string', 'array'].map((type) => ` wrong type: ${type}`),
        '/kind missing field',
        ...fields('/'),
        ...['null', 'boolean', 'number', 'object', 'array'].map((type) => `/kind wrong type: ${type}`),
        '/kind not of the enumeration',
        ...['null', 'boolean', 'number', 'string', 'object'].map((type) => `/list wrong type: ${type}`),
        '/list too few items',
        '/list too many items',
        ...['null', 'boolean', 'number', 'string', 'array'].map((type) => `/list/0 wrong type: ${type}`),
        '/list/0/count missing field',
        ...['null', 'boolean', 'string', 'object', 'array', 'fraction'].map(
          (type) => `/list/0/count wrong type: ${type}`,
        ),
        '/list/0/count too small',
        '/list/0/count too great',
      ]),
    );
  });

  test('hold an unknown field of their own, whatever it is called', () => {
    const hostile = [...faultyPayloads(schema)].find(({ variant }) => variant === 'unknown field: __proto__');
    expect(Object.keys(hostile?.value as object)).toEqual(['kind', 'list', '__proto__']);
  });

  test('have none of the alternatives', () => {
    const none = [...faultyPayloads(either)].filter(({ variant }) => variant === 'no alternative');
    expect(none.map(({ value }) => value)).toEqual([{}]);
  });
});

function fields(path: string): string[] {
  return ['unknownField', '__proto__', 'constructor', 'toString'].map(
    (name) => `${path}${name} unknown field: ${name}`,
  );
}
