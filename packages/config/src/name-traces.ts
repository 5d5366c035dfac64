import type { ApiInterceptor } from '@csms/api';
import { traceFields } from '@csms/transport';

/**
 * An interceptor that names in log records the trace that came with a request, for a program that makes no traces
 * itself.
 */
export const nameTraces: ApiInterceptor = (next) => (operation, request) => {
  const { traceparent } = request.headers;
  const { traceId } = traceFields(typeof traceparent === 'string' ? { traceparent } : undefined);
  if (traceId !== undefined) request.nameTrace(traceId);
  return next(operation, request);
};
