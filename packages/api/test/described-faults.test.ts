import type { Store } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../src/index.js';
import { anError, openApi, type startApi } from './client.js';
import { type DescribedOperation, type Description, faultsOf } from './described-faults.js';
import { aKey } from './records.js';

/** A store that notes which of its methods are called. */
function notingStore() {
  const called: string[] = [];
  const noting = (name: string, part: object) =>
    new Proxy(part, {
      get(target, method) {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          called.push(`${name}.${String(method)}`);
          return Reflect.apply(value, target, args) as unknown;
        };
      },
    });
  const store = Object.fromEntries(
    Object.entries(createMemoryStore()).map(([name, part]: [string, unknown]) => [
      name,
      typeof part === 'object' && part !== null ? noting(name, part) : part,
    ]),
  ) as unknown as Store;
  return { called, store };
}

const { called, store } = notingStore();
/** One for all: nothing that these tests ask for is done. */
const api = await openApi({ store });
afterAll(() => api.close());
afterEach(() => called.splice(0));

const description = api.description as Description;
const { sample, faults } = faultsOf(description);

interface Described {
  readonly title: string;
  readonly method: string;
  readonly template: string;
  readonly operation: DescribedOperation;
}

const operations: readonly Described[] = Object.entries(description.paths).flatMap(([template, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    title: `${method.toUpperCase()} ${template}`,
    method: method.toUpperCase(),
    template,
    operation,
  })),
);
const withBody = operations.filter(({ operation }) => operation.requestBody);
const withKey = operations.filter(({ operation }) => operation.security.length > 0);
const withPath = withKey.filter(
  ({ template, operation }) => template.includes('{') && operation.responses[404],
);
const roles: readonly Role[] = ['admin', 'operator', 'read_only', 'gateway'];

/** A path that is as it is described, but for the parameter that is replaced. */
function pathOf(
  { template, operation }: Described,
  replaced: Readonly<Record<string, unknown>> = {},
): string {
  return template.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const schema = operation.parameters?.find((parameter) => parameter.name === name)?.schema ?? {};
    return encodeURIComponent(String(replaced[name] ?? sample(schema)));
  });
}

function bodyOf({ operation }: Described): {
  readonly schema: Record<string, unknown>;
  readonly value: unknown;
} {
  const schema = operation.requestBody?.content['application/json']?.schema ?? {};
  return { schema, value: sample(schema) };
}

/** Sends a request that has a fault, and tells what is wrong with the answer, if anything. */
async function unnamed(
  { method }: Described,
  { path, body, field, what }: { path: string; body: unknown; field: string; what: string },
): Promise<object | undefined> {
  const { status, body: answer } = await api.send(method, path, { body });
  const { error = '' } = (answer ?? {}) as { readonly error?: string };
  if (status === 400 && error.includes(field)) return undefined;
  return { path, body, field, what, status, error };
}

describe.each(operations)(
  '$title refuses, and says where the fault is, without asking the store:',
  (described) => {
    const { operation } = described;

    test('what its parameters must not be', async () => {
      const wrong: (object | undefined)[] = [];
      const { value: body } = bodyOf(described);
      for (const { name, in: place, schema } of operation.parameters ?? []) {
        if (place === 'header') continue;
        for (const { what, value } of faults(schema, name)) {
          // A path or a query has no types, and an empty segment is another path.
          if (
            value === '' ||
            Array.isArray(value) ||
            (what === 'of another type' && schema.type === 'string')
          )
            continue;
          const path =
            place === 'path'
              ? pathOf(described, { [name]: value })
              : `${pathOf(described)}?${name}=${encodeURIComponent(String(value))}`;
          wrong.push(
            await unnamed(described, { path, body: operation.requestBody && body, field: name, what }),
          );
        }
      }
      expect(wrong.filter(Boolean)).toEqual([]);
      expect(called).toEqual([]);
    });

    test('a query parameter that it does not have', async () => {
      if (!operation.parameters?.some((parameter) => parameter.in === 'query')) return;
      const { status, body } = await api.send(described.method, `${pathOf(described)}?misspelt=1`);
      expect({ status, body }).toEqual({
        status: 400,
        body: anError('Bad Request', 'misspelt is not a parameter of this query'),
      });
      expect(called).toEqual([]);
    });
  },
);

describe.each(withBody)(
  '$title refuses, and says where the fault is, without asking the store:',
  (described) => {
    const { method } = described;
    const path = pathOf(described);
    const { schema, value } = bodyOf(described);

    test('a body that breaks its schema', async () => {
      const wrong: (object | undefined)[] = [];
      for (const { field, what, value: body } of faults(schema, '')) {
        // An item of a list is named by its index, and what is wrong with it follows.
        const named = schema.type === 'array' ? field.replace(/^\[0\]\.?/, '') : field;
        wrong.push(await unnamed(described, { path, body, field: named, what }));
      }
      expect(wrong.filter(Boolean)).toEqual([]);
      expect(called).toEqual([]);
    });

    test.each([
      ['no JSON', '{"a": ', 400, 'the body is not valid JSON'],
      ['nothing', '', 400, 'a body is required'],
      ['a reserved word', '{"__proto__": {}}', 400, '__proto__ is a reserved word'],
      ['10 MB', `"${'x'.repeat(10_000_000)}"`, 413, 'the body must not be larger than 1 MiB'],
    ])('a body of %s', async (_what, body, status, error) => {
      const received = await api.send(method, path, { body });
      expect(received).toMatchObject({ status, body: { error } });
      expect(called).toEqual([]);
    });

    test('a body of another type', async () => {
      const headers = { 'content-type': 'text/plain' };
      const { status, body } = await api.send(method, path, { body: value, headers });
      expect({ status, body }).toMatchObject({ status: 415, body: { error: /content-type/ } });
      expect(called).toEqual([]);
    });
  },
);

test.each(withPath)('$title tells that what it is about is not known', async (described) => {
  const { operation } = described;
  const body = operation.requestBody && bodyOf(described).value;
  const { status, body: answer } = await api.send(described.method, pathOf(described), { body });
  expect({ status, answer }).toEqual({ status: 404, answer: anError('Not Found', /is not known$/) });
});

test.each(operations)('$title takes nothing from a page of another origin', async (described) => {
  const headers = { origin: 'https://evil.example' };
  const body = described.operation.requestBody && bodyOf(described).value;
  const { status } = await api.send(described.method, pathOf(described), { body, headers });
  expect(status).toBe(403);
  expect(called).toEqual([]);
});

describe('with keys', () => {
  let locked: Awaited<ReturnType<typeof startApi>>;
  beforeAll(async () => {
    locked = await openApi({ store, keys: roles.map((role) => aKey(role, role)) });
  });
  afterAll(() => locked.close());

  test.each(withKey)('$title is for its roles only', async (described) => {
    const { method, operation } = described;
    const [, named = ''] = /Roles: ([\w, ]+)\.$/.exec(operation.description ?? '') ?? [];
    const allowed = named.split(', ');
    expect(roles).toEqual(expect.arrayContaining(allowed));
    const body = operation.requestBody && '{"no": "JSON"';
    for (const role of roles.filter((other) => !allowed.includes(other))) {
      const { status, body: answer } = await locked.send(method, pathOf(described), { key: role, body });
      expect({ role, status, answer }).toEqual({
        role,
        status: 403,
        answer: anError('Forbidden', `a key of the role ${role} may not do this`),
      });
    }
    for (const key of [undefined, 'unknown']) {
      const { status } = await locked.send(method, pathOf(described), { key, body });
      expect({ key, status }).toEqual({ key, status: 401 });
    }
    expect(called).toEqual([]);
  });
});
