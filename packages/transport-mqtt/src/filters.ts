import { formatTopic, isShared, type StationTopic, type Subscription, type Topic } from '@csms/transport';
import type { Settings } from './options.js';

/** A subscription as the broker knows it. */
export interface Filter {
  /** What a message that comes through it is looked up by: the text of its topic, or {@link wildcardKey}. */
  readonly key: string;
  readonly text: string;
  /** 1 where messages are confirmed: calls of the CSMS and connection events. */
  readonly qos: 0 | 1;
  /** The only topic that comes through it, if there is only one. */
  readonly topic?: StationTopic;
}

/** The filter of a subscription. */
export function filterOf(subscription: Subscription, { prefix, group }: Settings): Filter {
  const { kind } = subscription;
  const qos = kind === 'out' || kind === 'connection' ? 1 : 0;
  if (kind === 'out' || kind === 'done') {
    const { version, stationId } = subscription;
    const topic = { kind, version, stationId } as const;
    const text = formatTopic(prefix, topic);
    return { key: text, text, qos, topic };
  }
  const share = isShared(kind) ? `$share/${group}/` : '';
  const levels = kind === 'in' ? `in/ocpp${subscription.version}/#` : `${kind}/${levelsBelow[kind]}`;
  return { key: wildcardKey(subscription), text: `${share}${prefix}/${levels}`, qos };
}

/** What is below the kind of a topic of which all are listened to. */
const levelsBelow = { connection: '#', gateway: '+', registration: '+' } as const;

/** What the subscription to a topic's kind, and for `in` its version, is looked up by. No topic has such a text. */
export function wildcardKey(topic: Topic | Subscription): string {
  return topic.kind === 'in' ? `in ${topic.version}` : topic.kind;
}
