import { createMemoryStore } from '@csms/store-memory';
import { SpanKind } from '@opentelemetry/api';
import { expect, it } from 'vitest';
import { contextOf } from '../src/tracing/spans.js';
import { traceStore } from '../src/tracing/trace-store.js';
import { exportedSpans } from './exported-spans.js';

function aStore() {
  const { spans, ended } = exportedSpans();
  const store = traceStore(createMemoryStore(), spans);
  const within = <T>(work: () => Promise<T>) =>
    spans.run({ name: 'work', kind: SpanKind.INTERNAL }, contextOf(undefined), work);
  return { store, within, ended };
}

it('what a store is asked as part of something is a span, and answered as it is', async () => {
  const { store, within, ended } = aStore();
  expect(await within(() => store.tokens.find('SECRET-TOKEN'))).toBeUndefined();
  const [asked, work] = ended();
  expect(asked).toMatchObject({ name: 'tokens.find', kind: SpanKind.CLIENT });
  expect(asked?.attributes).toEqual({});
  expect(asked?.parentSpanContext?.spanId).toBe(work?.spanContext().spanId);
});

it('what a store rejects with is thrown as it is', async () => {
  const { store, within, ended } = aStore();
  await expect(within(() => store.tokens.list({ limit: 10, cursor: 'nonsense' }))).rejects.toMatchObject({
    code: 'invalid-cursor',
  });
  expect(ended()[0]?.attributes).toEqual({ 'error.type': 'invalid-cursor' });
});

it('what a store is asked by itself, such as what is due, is no span', async () => {
  const { store, ended } = aStore();
  await store.stationWork.claimDue(new Date(), new Date(), 1);
  await store.check();
  expect(ended()).toEqual([]);
});
