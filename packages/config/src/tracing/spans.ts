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

/** What a span is called, and what it says. Never what a message holds. */
export interface SpanFacts {
  readonly name: string;
  readonly kind: SpanKind;
  readonly attributes?: Attributes;
}

/** Spans and what they are parts of. Nothing of it is global, so that services in one process keep to their own. */
export interface Spans {
  /** What runs now is part of: a span, or nothing. */
  active(): Context;
  /** The span that runs now. */
  activeSpan(): Span | undefined;
  start(facts: SpanFacts, parent: Context): Span;
  /** Does something as part of a span, or of nothing. */
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

/** Says of a span that what it stands for failed, and how in one word. */
export function fail(span: Span, how: string): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', how);
}

/** One word for an error. Its message is not told: it may hold anything. */
function errorType(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

const w3c = new W3CTraceContextPropagator();

/** What a message is part of, by the trace that it came with. */
export function contextOf(carried: TraceContext | undefined): Context {
  return carried ? w3c.extract(ROOT_CONTEXT, carried, defaultTextMapGetter) : ROOT_CONTEXT;
}

/** What travels with a message that is part of a span. */
export function traceOf(span: Span): TraceContext {
  const carrier: Partial<Record<keyof TraceContext, string>> = {};
  w3c.inject(trace.setSpan(ROOT_CONTEXT, span), carrier, defaultTextMapSetter);
  return carrier as TraceContext;
}
