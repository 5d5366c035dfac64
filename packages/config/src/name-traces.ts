import type { ApiInterceptor } from '@csms/api';
import { traceFields } from '@csms/transport';

/** An interceptor that has log records name the trace that the sender of a request tells, where none are made here. */
export const nameTraces: ApiInterceptor = (next) => (operation, request) => {
  const { traceparent } = request.headers;
  const { traceId } = traceFields(typeof traceparent === 'string' ? { traceparent } : undefined);
  if (traceId !== undefined) request.nameTrace(traceId);
  return next(operation, request);
};
