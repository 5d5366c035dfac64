import { type ApiInterceptor, statusOf } from '@csms/api';
import type { Registry } from './registry.js';

/** An interceptor that measures what the API is asked: by operation, of which there are as many as it describes. */
export function measureRequests(registry: Registry): ApiInterceptor {
  const requests = registry.counter({
    name: 'csms_api_requests_total',
    help: 'Requests to the API of those who may make them',
    labels: ['operation', 'status'],
  });
  const durations = registry.histogram({
    name: 'csms_api_request_duration_seconds',
    help: 'How long requests to the API took',
    labels: ['operation'],
  });
  return (next) => async (operation, request) => {
    const { operationId } = operation;
    const startedAt = performance.now();
    let status = 500;
    try {
      const response = await next(operation, request);
      ({ status } = response);
      return response;
    } catch (error) {
      status = statusOf(error);
      throw error;
    } finally {
      requests(operationId, String(status)).inc();
      durations(operationId).observe((performance.now() - startedAt) / 1_000);
    }
  };
}
