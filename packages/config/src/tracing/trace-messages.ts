import { type Interceptor, toCallError } from '@csms/router';
import { SpanKind } from '@opentelemetry/api';
import type { KnownAction } from '../metrics/known-action.js';
import { attributesOf } from './attributes.js';
import { fail, type Spans } from './spans.js';

/** An interceptor that says in the span of a message which one it is and what came of it. The outermost one. */
export function traceMessages(spans: Spans, labelOf: KnownAction): Interceptor {
  return (next) => async (incoming) => {
    const { kind, version, action, context } = incoming;
    const span = spans.activeSpan();
    span?.updateName(`process ${labelOf(version, action)}`);
    span?.setAttributes({ ...attributesOf({ ...context, version, action }), 'csms.message.kind': kind });
    try {
      return await next(incoming);
    } catch (error) {
      if (span) fail(span, toCallError(error).code);
      throw error;
    }
  };
}

/** An interceptor that makes a span of what a handler does with a message. The innermost one. */
export function traceHandlers(spans: Spans, labelOf: KnownAction): Interceptor {
  return (next) => (incoming) => {
    const { version, action } = incoming;
    const facts = { name: `handle ${labelOf(version, action)}`, kind: SpanKind.INTERNAL };
    return spans.run(facts, spans.active(), () => next(incoming));
  };
}
