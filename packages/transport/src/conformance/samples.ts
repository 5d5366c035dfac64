import type { Topic } from '../topic.js';
import type { Message, Subscription } from '../transport.js';

/** One topic of each kind, with the subscription that hears it. */
export const kinds: readonly { readonly topic: Topic; readonly subscription: Subscription }[] = [
  { topic: { kind: 'in', version: '1.6', stationId: 'CP01' }, subscription: { kind: 'in', version: '1.6' } },
  {
    topic: { kind: 'out', version: '2.0.1', stationId: 'CP01' },
    subscription: { kind: 'out', version: '2.0.1', stationId: 'CP01' },
  },
  { topic: { kind: 'connection', version: '2.1', stationId: 'CP01' }, subscription: { kind: 'connection' } },
  {
    topic: { kind: 'done', version: '1.6', stationId: 'CP01' },
    subscription: { kind: 'done', version: '1.6', stationId: 'CP01' },
  },
  { topic: { kind: 'gateway', gatewayId: 'gw-1' }, subscription: { kind: 'gateway' } },
  { topic: { kind: 'registration', stationId: 'CP01' }, subscription: { kind: 'registration' } },
];

/** Ids that OCPP allows, or that somebody tries: each is one station of its own. */
export const oddIds: readonly string[] = [
  'CP01',
  'cp01',
  'CP+01',
  'CP#01',
  '+',
  '#',
  'a',
  'b',
  'a/b',
  'a//b',
  '/a/b/',
  ' ',
  'a b ',
  '%',
  '%41',
  'A',
  '%2541',
  '$SYS',
  '$share',
  '\u0000',
  'tab\tline\nnext\u0085',
  '\u00e9\u6f22\u5b57\u{10348}',
  'e\u0301',
  '\u00e9',
  '\ufeffCP01',
  '__proto__',
  'constructor',
  'x'.repeat(255),
];

/** Ids that no topic can carry. */
export const impossibleIds: readonly string[] = [
  '',
  '\ud800',
  'a\udc00',
  '\ufffe',
  '\u{1ffff}',
  'x'.repeat(5_000),
];

/** A message of a station. */
export function said(payload: string, stationId = 'CP01'): Message {
  return { topic: { kind: 'in', version: '1.6', stationId }, payload };
}

/** A message to a station. */
export function told(payload: string, stationId = 'CP01'): Message {
  return { topic: { kind: 'out', version: '1.6', stationId }, payload };
}

/** What hears {@link told}. */
export function outOf(stationId = 'CP01'): Subscription {
  return { kind: 'out', version: '1.6', stationId };
}

/** What hears {@link said}. */
export const allSaid: Subscription = { kind: 'in', version: '1.6' };

/** The texts `1`, `2` and so on. */
export function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${index + 1}`);
}
