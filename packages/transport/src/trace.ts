import type { TraceContext } from './transport.js';

const parent = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/;

/**
 * Names the trace of a message in log records: its id in hex, as `traceId`; nothing where there is no trace, or its
 * `traceparent` is not as W3C's recommendation writes it.
 */
export function traceFields(trace: TraceContext | undefined): { readonly traceId?: string } {
  const traceId = trace && parent.exec(trace.traceparent)?.[1];
  return traceId === undefined ? {} : { traceId };
}
