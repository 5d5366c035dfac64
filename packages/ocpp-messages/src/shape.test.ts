import { describe, expect, test } from 'vitest';
import type { Shape } from './shape.js';
import { ocpp16 } from './v16.js';
import { shapes16 } from './v16-shapes.js';
import { ocpp21 } from './v21.js';
import { shapes21 } from './v21-shapes.js';
import { ocpp201 } from './v201.js';
import { shapes201 } from './v201-shapes.js';

function at(shape: Shape | undefined, ...path: readonly string[]): Shape | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return shape;
  if (shape?.kind === 'list') return at(shape.item, ...path);
  return shape?.kind === 'object' ? at(shape.fields.get(name)?.shape, ...rest) : undefined;
}

describe.each([
  [ocpp16, shapes16],
  [ocpp201, shapes201],
  [ocpp21, shapes21],
] as const)('the shapes of OCPP %#', ({ actions }, shapes) => {
  test('are those of everything that a station sends, and of nothing else', () => {
    const names = [...actions.values()].flatMap(({ action, sender, validateResponse }) => [
      ...(sender === 'csms' ? [] : [`${action}Request`]),
      ...(sender === 'station' || !validateResponse ? [] : [`${action}Response`]),
    ]);
    expect([...shapes.keys()].toSorted()).toEqual(names.toSorted());
  });
});

test('a shape tells of fields, lists, words, lengths and times what the schema says', () => {
  const request = shapes16.get('MeterValuesRequest');
  expect(request?.kind === 'object' && request.fields.get('transactionId')).toEqual({
    shape: { kind: 'integer' },
    required: false,
  });
  expect(at(request, 'meterValue', 'timestamp')).toEqual({ kind: 'text', isTime: true });
  expect(at(request, 'meterValue', 'sampledValue', 'unit')).toMatchObject({
    words: expect.arrayContaining(['Wh']),
  });
  expect(at(shapes16.get('AuthorizeRequest'), 'idTag')).toEqual({
    kind: 'text',
    maxLength: 20,
    isTime: false,
  });
  expect(at(shapes201.get('MeterValuesRequest'), 'meterValue')).toMatchObject({ kind: 'list', minItems: 1 });
  expect(at(shapes201.get('MeterValuesRequest'), 'customData')).toMatchObject({ open: true });
  expect(at(shapes201.get('DataTransferRequest'), 'data')).toEqual({ kind: 'any' });
});
