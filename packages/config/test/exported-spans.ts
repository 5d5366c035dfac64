import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { onTestFinished } from 'vitest';
import { createSpans, type Spans } from '../src/tracing/spans.js';

/** Spans of one test's own. */
export interface ExportedSpans {
  readonly spans: Spans;
  /** Those that have ended, in this order. */
  ended(): readonly ReadableSpan[];
}

/** Makes {@link ExportedSpans}. */
export function exportedSpans(): ExportedSpans {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  const contexts = new AsyncLocalStorageContextManager().enable();
  onTestFinished(() => void contexts.disable());
  return {
    spans: createSpans(provider.getTracer('test'), contexts),
    ended: () => exporter.getFinishedSpans(),
  };
}
