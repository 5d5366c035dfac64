import { type ApiInterceptor, statusOf } from '@csms/api';
import { type Span, SpanKind } from '@opentelemetry/api';
import { contextOf, type Spans } from './spans.js';

/** An interceptor that makes a span of every request to the API, as part of the trace that its sender may tell. */
export function traceRequests(spans: Spans): ApiInterceptor {
  return (next) => (operation, request) => {
    const { method, path, operationId } = operation;
    const verb = method.toUpperCase();
    const facts = {
      name: `${verb} ${path}`,
      kind: SpanKind.SERVER,
      attributes: { 'http.request.method': verb, 'http.route': path, 'csms.operation': operationId },
    };
    return spans.run(facts, contextOf(traceIn(request.headers)), async (span) => {
      request.nameTrace(span.spanContext().traceId);
      try {
        const response = await next(operation, request);
        tell(span, response.status);
        return response;
      } catch (error) {
        tell(span, statusOf(error));
        throw error;
      }
    });
  };
}

function traceIn({ traceparent, tracestate }: Readonly<Record<string, unknown>>) {
  if (typeof traceparent !== 'string') return undefined;
  return typeof tracestate === 'string' ? { traceparent, tracestate } : { traceparent };
}

function tell(span: Span, status: number): void {
  span.setAttribute('http.response.status_code', status);
}
