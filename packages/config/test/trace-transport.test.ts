import { createInProcessTransport, type Message, type TraceContext } from '@csms/transport';
import { type Span, SpanKind } from '@opentelemetry/api';
import { expect, it, onTestFinished } from 'vitest';
import { contextOf, traceOf } from '../src/tracing/spans.js';
import { traceTransport } from '../src/tracing/trace-transport.js';
import { exportedSpans } from './exported-spans.js';

const out = { kind: 'out', version: '1.6', stationId: 'CP01' } as const;
const into = { kind: 'in', version: '1.6', stationId: 'CP01' } as const;
const given = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };

/** A transport that is traced, and what is exported of it. */
function aTransport() {
  const { spans, ended } = exportedSpans();
  const transport = traceTransport(createInProcessTransport(), spans);
  onTestFinished(() => transport.close());

  /** Sends a message as part of a span of its own; resolves to that span's trace. */
  function within(send: () => Promise<unknown>): Promise<TraceContext> {
    const facts = { name: 'sender', kind: SpanKind.INTERNAL };
    return spans.run(facts, contextOf(undefined), async (span: Span) => {
      await send();
      return traceOf(span);
    });
  }

  return { transport, spans, ended, within };
}

const traceIdOf = (trace: TraceContext | undefined) => trace?.traceparent.split('-')[1];

it('a message belongs to the trace of what runs when it is sent', async () => {
  const { transport, within } = aTransport();
  const received: Message[] = [];
  await transport.listen(out, (message) => void received.push(message));
  const sender = await within(() => transport.emit({ topic: out, payload: '{}' }));
  expect(traceIdOf(received[0]?.trace)).toBe(traceIdOf(sender));
  expect(received[0]?.trace).not.toEqual(sender);
});

it('a message that is given a trace belongs to that, whatever runs when it is sent', async () => {
  const { transport, within } = aTransport();
  const received: Message[] = [];
  await transport.listen(out, (message) => void received.push(message));
  await within(() => transport.emit({ topic: out, payload: '{}', trace: { ...given, tracestate: 'v=1' } }));
  expect(traceIdOf(received[0]?.trace)).toBe(traceIdOf(given));
  expect(received[0]?.trace?.tracestate).toBe('v=1');
});

it('a message that is part of nothing has no trace', async () => {
  const { transport, ended } = aTransport();
  const received: Message[] = [];
  await transport.listen(out, (message) => void received.push(message));
  await transport.emit({ topic: out, payload: '{}' });
  expect(received).toEqual([{ topic: out, payload: '{}' }]);
  expect(ended()).toEqual([]);
});

it.each([
  ['is work', into],
  ['is none', out],
])(
  'what listens to a message that %s runs in the trace of the message, not of its sender',
  async (_, topic) => {
    const { transport, spans, within } = aTransport();
    const traceIds: unknown[] = [];
    await transport.listen(topic, async () => {
      await Promise.resolve();
      traceIds.push(spans.activeSpan()?.spanContext().traceId);
    });
    await within(() => transport.emit({ topic, payload: '{}', trace: given }));
    expect(traceIds).toEqual([traceIdOf(given)]);
  },
);

it('a beat of a gateway is no span', async () => {
  const { transport, ended, within } = aTransport();
  await within(() => transport.emit({ topic: { kind: 'gateway', gatewayId: 'g' }, payload: '{}' }));
  expect(ended().map(({ name }) => name)).toEqual(['sender']);
});

it('work that fails is told by its code, and not in the words of its error', async () => {
  const { transport, ended } = aTransport();
  await transport.listen(into, () => Promise.reject(Object.assign(new Error('secret'), { code: 'full' })));
  await transport.emit({ topic: into, payload: '{}', trace: given });
  await new Promise(setImmediate);
  const failed = ended().find(({ name }) => name === 'process in');
  expect(failed?.attributes).toMatchObject({ 'csms.station.id': 'CP01', 'error.type': 'full' });
  expect(JSON.stringify([failed?.attributes, failed?.status, failed?.events])).not.toContain('secret');
});
