import type { Message, MessageHandler, Topic, Transport } from '@csms/transport';
import { type Attributes, type Context, SpanKind, trace } from '@opentelemetry/api';
import { attributesOf } from './attributes.js';
import { contextOf, type Spans, traceOf } from './spans.js';

/**
 * A transport whose messages carry the trace that they belong to: the one that they are given, or else that of what
 * runs now. Sending one is a span, and so is handling what comes to a shared subscription, which is where work is done.
 */
export function traceTransport(transport: Transport, spans: Spans): Transport {
  function parentOf({ trace: carried }: Message): Context {
    return carried ? contextOf(carried) : spans.active();
  }

  function consume(message: Message, handler: MessageHandler): void | Promise<void> {
    const facts = {
      name: `process ${message.topic.kind}`,
      kind: SpanKind.CONSUMER,
      attributes: attributesOfTopic(message.topic),
    };
    return spans.run(facts, contextOf(message.trace), async (span) =>
      handler({ ...message, trace: traceOf(span) }),
    );
  }

  return {
    get connected() {
      return transport.connected;
    },
    emit(message, options) {
      // The beats of a gateway belong to no trace.
      if (message.topic.kind === 'gateway') return transport.emit(message, options);
      const parent = parentOf(message);
      // Without a trace: nobody's request makes connections come and go.
      if (!trace.getSpan(parent)) return transport.emit(message, options);
      const facts = {
        name: `publish ${message.topic.kind}`,
        kind: SpanKind.PRODUCER,
        attributes: attributesOfTopic(message.topic),
      };
      return spans.run(facts, parent, (span) =>
        transport.emit({ ...message, trace: traceOf(span) }, options),
      );
    },
    listen(subscription, handler, options) {
      const isWork = subscription.kind === 'in' || subscription.kind === 'connection';
      const take: MessageHandler = isWork
        ? (message) => consume(message, handler)
        : // Within one process this may run within the sender's span.
          (message) => spans.within(contextOf(message.trace), () => handler(message));
      return transport.listen(subscription, take, options);
    },
    close: () => transport.close(),
  };
}

function attributesOfTopic(topic: Topic): Attributes {
  return topic.kind === 'gateway' ? {} : attributesOf(topic);
}
