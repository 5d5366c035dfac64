import type { Config } from './config.js';
import type { ProgramLogger } from './logging.js';
import { addProcessMetrics } from './metrics/process-metrics.js';
import { createRegistry, type Registry } from './metrics/registry.js';
import { type Closing, closing } from './service.js';
import type { Tracing } from './tracing/tracing.js';

/** How a process is observed: services that share it are seen as one. */
export interface Observability {
  readonly metrics: Registry;
  /** Absent where nobody collects traces. */
  readonly tracing?: Tracing;
  /** Exports what is left. Closing twice does no harm. */
  close(): Promise<void>;
}

/** The name of a process in traces, and the logger that hears when they can't be exported. */
export interface ObservabilityOptions {
  readonly service: string;
  readonly logger: ProgramLogger;
}

/** Starts to observe a process. What makes traces is loaded only where a collector is configured. */
export async function openObservability(
  { observability: { collectorUrl } }: Config,
  { service, logger }: ObservabilityOptions,
): Promise<Observability> {
  const { defer, close } = closing();
  const metrics = createRegistry();
  const stop = addProcessMetrics(metrics);
  defer(async () => stop());
  if (collectorUrl === undefined) return { metrics, close };
  const { openTracing } = await import('./tracing/open-tracing.js');
  const tracing = openTracing({ collectorUrl, service, logger });
  defer(() => tracing.close());
  return { metrics, tracing, close };
}

/** Starts to observe a service that shares its process with no other; closed with the service. */
export async function openOwnObservability(
  config: Config,
  options: ObservabilityOptions,
  defer: Closing['defer'],
): Promise<Observability> {
  const observability = await openObservability(config, options);
  defer(() => observability.close());
  return observability;
}
