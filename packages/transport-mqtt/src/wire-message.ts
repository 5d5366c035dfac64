import type { Message, Topic, TraceContext } from '@csms/transport';
import type { IPublishPacket } from 'mqtt';

/** What travels beside a payload in MQTT 5. */
export type Properties = NonNullable<IPublishPacket['properties']>;

/** The largest expiry there is, in seconds: 136 years. */
const maxExpiryS = 0xffff_ffff;
/** A trace context is a few hundred bytes; what is larger is none, or not worth carrying on. */
const maxTraceBytes = 4_096;

/** The properties of a message that is published; `undefined` when there are none. */
export function writeProperties(message: Message, expiresInMs?: number): Properties | undefined {
  const { receivedAt, done, trace } = message;
  if (expiresInMs === undefined && !receivedAt && !done && !trace) return undefined;
  const properties: Properties = {};
  if (expiresInMs !== undefined) properties.messageExpiryInterval = wholeSeconds(expiresInMs);
  const context = trace && Buffer.from(JSON.stringify(trace));
  if (context && context.length <= maxTraceBytes) properties.correlationData = context;
  if (receivedAt || done) {
    properties.userProperties = {
      ...(receivedAt && { received: receivedAt.toISOString() }),
      ...(done && { done: 'true' }),
    };
  }
  return properties;
}

/** Rounded up: an expiry of 0 would be no expiry. */
function wholeSeconds(ms: number): number {
  return Math.min(Math.max(Math.ceil(ms / 1_000), 1), maxExpiryS);
}

/** Reads a message that was published. What is wrong with its properties is taken as absent. */
export function readMessage(topic: Topic, { payload, properties }: IPublishPacket): Message {
  const message: Writable<Message> = { topic, payload: payload.toString() };
  if (properties === undefined) return message;
  const { userProperties, correlationData } = properties;
  const receivedAt = userProperties && readTime(userProperties.received);
  const trace = correlationData && readTrace(correlationData);
  if (receivedAt) message.receivedAt = receivedAt;
  if (userProperties?.done !== undefined) message.done = true;
  if (trace) message.trace = trace;
  return message;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function readTime(text: unknown): Date | undefined {
  if (typeof text !== 'string') return undefined;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function readTrace(data: unknown): TraceContext | undefined {
  if (!Buffer.isBuffer(data) || data.length > maxTraceBytes) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(data.toString());
  } catch {
    return undefined;
  }
  const { traceparent, tracestate } = Object(value) as Partial<Record<string, unknown>>;
  if (typeof traceparent !== 'string') return undefined;
  return typeof tracestate === 'string' ? { traceparent, tracestate } : { traceparent };
}
