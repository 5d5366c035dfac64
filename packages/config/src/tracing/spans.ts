import type { TraceContext } from '@csms/transport';
import {
  type Attributes,
  type Context,
  type ContextManager,
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  type Span,
  type SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';

/** The name and the attributes of a span; never the content of a message. */
export interface SpanFacts {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes?: Attributes;
}

/** Spans and what they are parts of. Nothing of it is global, so that services in one process keep to their own. */
export interface Spans {
  /** The context of what runs now: within a span, or none. */
  active(): Context;
  /** The span that runs now. */
  activeSpan(): Span | undefined;
  start(facts: SpanFacts, parent: Context): Span;
  /** Does something within a context. */
  within<T>(parent: Context, work: () => T): T;
  /** Does something as a span, which ends with it and tells whether it failed. */
  run<T>(facts: SpanFacts, parent: Context, work: (span: Span) => Promise<T>): Promise<T>;
}

/** Makes spans by a tracer. */
export function createSpans(tracer: Tracer, contexts: ContextManager): Spans {
  const spans: Spans = {
    active: () => contexts.active(),
    activeSpan: () => trace.getSpan(contexts.active()),
    start: ({ name, ...options }, parent) => tracer.startSpan(name, options, parent),
    within: (parent, work) => contexts.with(parent, work),
    async run(facts, parent, work) {
      const span = spans.start(facts, parent);
      try {
        return await contexts.with(trace.setSpan(parent, span), () => work(span));
      } catch (error) {
        fail(span, errorType(error));
        throw error;
      } finally {
        span.end();
      }
    },
  };
  return spans;
}

/** Marks a span as failed, with the kind of failure in one word. */
export function fail(span: Span, how: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', how);
}

/** One word for an error; its message may hold anything, so it is not used. */
function errorType(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

const w3c = new W3CTraceContextPropagator();

/** The context of a message, by the trace that it came with. */
export function contextOf(carried: TraceContext | undefined): Context {
  return carried ? w3c.extract(ROOT_CONTEXT, carried, defaultTextMapGetter) : ROOT_CONTEXT;
}

/** The trace context that travels with a message sent within a span. */
export function traceOf(span: Span): TraceContext {
  const carrier: Partial<Record<keyof TraceContext, string>> = {};
  w3c.inject(trace.setSpan(ROOT_CONTEXT, span), carrier, defaultTextMapSetter);
  return carrier as TraceContext;
}
