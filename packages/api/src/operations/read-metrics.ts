import { readers } from '../keys.js';
import type { Operation } from '../operation.js';

/** Media type of the text format of Prometheus. */
const mediaType = 'text/plain; version=0.0.4';

/** Tells the metrics of the process. They name no station, but even how many there are is not for everybody. */
export function readMetrics(metrics: () => Promise<string>): Operation {
  return {
    operationId: 'readMetrics',
    method: 'get',
    path: '/metrics',
    tag: 'health',
    summary: 'Read metrics, for Prometheus',
    roles: readers,
    responses: { 200: { description: 'Metrics in the text format of Prometheus', text: mediaType } },
    async handle() {
      return { status: 200, text: { type: `${mediaType}; charset=utf-8`, content: await metrics() } };
    },
  };
}
