import type { Calls } from '@csms/calls';
import { SpanKind } from '@opentelemetry/api';
import { attributesOf } from './attributes.js';
import type { Spans } from './spans.js';

/**
 * Calls that make a span for each call to a station, from the request until it is sent, or has ended where that is
 * waited for.
 */
export function traceCalls(calls: Calls, spans: Spans): Calls {
  function traced<T extends { readonly callId: string; readonly status: string }>(
    stationId: string,
    action: string,
    send: () => Promise<T>,
  ): Promise<T> {
    const facts = {
      name: 'call station',
      kind: SpanKind.CLIENT,
      attributes: attributesOf({ stationId, action }),
    };
    return spans.run(facts, spans.active(), async (span) => {
      const call = await send();
      span.setAttributes({ 'csms.message.id': call.callId, 'csms.call.status': call.status });
      return call;
    });
  }

  return {
    ...calls,
    send: (stationId, action, request, options) =>
      traced(stationId, action, () => calls.send(stationId, action, request, options)),
    sendUntyped: (stationId, action, request, options) =>
      traced(stationId, action, () => calls.sendUntyped(stationId, action, request, options)),
    for(version) {
      const ofVersion = calls.for(version);
      return {
        send: (stationId, action, request, options) =>
          traced(stationId, action, () => ofVersion.send(stationId, action, request, options)),
      };
    },
  };
}
