import type { GatewayObserver } from '@csms/gateway';
import { SpanKind } from '@opentelemetry/api';
import type { KnownAction } from '../metrics/known-action.js';
import { attributesOf } from './attributes.js';
import { contextOf, fail, type Spans, traceOf } from './spans.js';

/**
 * An observer that makes a span of every call at a gateway: of a station's, with which its trace begins, and of ours to a
 * station, as part of the trace that it came with.
 */
export function traceGateway(spans: Spans, labelOf: KnownAction): GatewayObserver {
  return {
    begin(call) {
      const { from, version, action, trace } = call;
      const facts = {
        name: labelOf(version, action),
        kind: from === 'station' ? SpanKind.SERVER : SpanKind.CLIENT,
        attributes: attributesOf(call),
      };
      const span = spans.start(facts, contextOf(trace));
      return {
        trace: traceOf(span),
        end(outcome) {
          if (outcome !== 'answered') fail(span, outcome);
          span.end();
        },
      };
    },
  };
}
