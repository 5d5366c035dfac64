import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Registry } from './registry.js';

/** How often the event loop is asked how late it is, in milliseconds. */
const resolutionMs = 20;

const quantiles = [0.5, 0.9, 0.99] as const;

/** Tells how the process is: its event loop, its memory, its processor time. Returns what stops that. */
export function addProcessMetrics(registry: Registry): () => void {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  registry.read({
    name: 'nodejs_eventloop_delay_seconds',
    help: 'How late the event loop was since it was last asked, by quantile',
    type: 'gauge',
    labels: ['quantile'],
    read() {
      const samples = quantiles.map((quantile) => ({
        labels: [String(quantile)],
        value: lateness(delay.percentile(quantile * 100)),
      }));
      const max = { labels: ['1'], value: lateness(delay.max) };
      delay.reset();
      return [...samples, max];
    },
  });
  registry.read({
    name: 'process_cpu_seconds_total',
    help: 'Processor time, of user and system',
    type: 'counter',
    read() {
      const { user, system } = process.cpuUsage();
      return [{ value: (user + system) / 1e6 }];
    },
  });
  registry.read({
    name: 'process_resident_memory_bytes',
    help: 'Memory of the process',
    type: 'gauge',
    read: () => [{ value: process.memoryUsage.rss() }],
  });
  registry.read({
    name: 'nodejs_heap_size_used_bytes',
    help: 'Memory that JavaScript uses',
    type: 'gauge',
    read: () => [{ value: process.memoryUsage().heapUsed }],
  });
  const startedAtS = performance.timeOrigin / 1_000;
  registry.read({
    name: 'process_start_time_seconds',
    help: 'When the process started, in seconds since 1970',
    type: 'gauge',
    read: () => [{ value: startedAtS }],
  });
  return () => delay.disable();
}

/** The monitor measures the whole time between two of its ticks, in nanoseconds; before the first, nothing. */
function lateness(betweenNs: number): number {
  return Number.isFinite(betweenNs) ? Math.max(0, betweenNs / 1e9 - resolutionMs / 1_000) : 0;
}
