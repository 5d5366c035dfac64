import { expect, it } from 'vitest';
import { traceFields } from './trace.js';

it('names the trace of a message by its id', () => {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  expect(traceFields({ traceparent })).toEqual({ traceId: '0af7651916cd43dd8448eb211c80319c' });
});

it.each(['', '00-1-2-01', '00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01', 'x'.repeat(60_000)])(
  'names no trace where the parent is none: %.20s',
  (traceparent) => {
    expect(traceFields({ traceparent })).toEqual({});
  },
);

it('names no trace where there is none', () => {
  expect(traceFields(undefined)).toEqual({});
});
