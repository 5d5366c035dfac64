import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-grpc';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { ProgramLogger } from '../logging.js';
import { logTraces } from './log-traces.js';
import { createSpans } from './spans.js';
import { tellFailures } from './tell-failures.js';
import { traceCalls } from './trace-calls.js';
import { traceGateway } from './trace-gateway.js';
import { traceHandlers, traceMessages } from './trace-messages.js';
import { traceRequests } from './trace-requests.js';
import { traceStore } from './trace-store.js';
import { traceTransport } from './trace-transport.js';
import type { Tracing } from './tracing.js';

/** How traces are exported. */
export interface OpenTracingOptions {
  /** Of a collector that takes OTLP over gRPC; `https:` for TLS. */
  readonly collectorUrl: string;
  /** What the service is called in traces. */
  readonly service: string;
  /** Hears of a collector that can't be reached. */
  readonly logger: ProgramLogger;
}

/** How long an export may take, in milliseconds, and so how long a program may take to end whose collector is away. */
const exportTimeoutMs = 5_000;

/** How many characters of an attribute are exported: stations choose some of them. */
const maxAttributeLength = 256;

/**
 * Starts to export traces. How many are kept is read from `OTEL_TRACES_SAMPLER` and `OTEL_TRACES_SAMPLER_ARG`, as
 * OpenTelemetry's SDK does; all are by default. A collector that can't be reached costs spans, and nothing else.
 */
export function openTracing({ collectorUrl, service, logger }: OpenTracingOptions): Tracing {
  const collector = new OTLPTraceExporter({ url: collectorUrl, timeoutMillis: exportTimeoutMs });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor(tellFailures(collector, logger))],
    spanLimits: { attributeValueLengthLimit: maxAttributeLength },
  });
  const contexts = new AsyncLocalStorageContextManager().enable();
  const spans = createSpans(provider.getTracer('csms'), contexts);
  return {
    logger: (untraced) => logTraces(untraced, spans),
    transport: (transport) => traceTransport(transport, spans),
    store: (store) => traceStore(store, spans),
    calls: (calls) => traceCalls(calls, spans),
    messages: (labelOf) => traceMessages(spans, labelOf),
    handlers: (labelOf) => traceHandlers(spans, labelOf),
    gateway: (labelOf) => traceGateway(spans, labelOf),
    requests: () => traceRequests(spans),
    async close() {
      // It rejects when the last spans can't be exported, which is logged already.
      await provider.shutdown().catch(() => {});
      contexts.disable();
    },
  };
}
