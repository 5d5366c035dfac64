import type { OcppVersion } from '@csms/ocpp-messages';
import { TransportError } from './transport-error.js';

/** A topic about one station: what it says, what is said to it, its connection, and calls of ours that are done. */
export interface StationTopic {
  readonly kind: 'in' | 'out' | 'connection' | 'done';
  readonly version: OcppVersion;
  readonly stationId: string;
}

/** The topic on which a gateway is heard. */
export interface GatewayTopic {
  readonly kind: 'gateway';
  readonly gatewayId: string;
}

/** The topic on which gateways hear that a station was registered anew, or removed; its version may not be known. */
export interface RegistrationTopic {
  readonly kind: 'registration';
  readonly stationId: string;
}

/** Where a message is published, without the prefix. */
export type Topic = StationTopic | GatewayTopic | RegistrationTopic;

/** Whether a message to such a topic is for one of the listeners of a group, rather than for every listener. */
export function isShared(kind: Topic['kind']): boolean {
  return kind === 'in' || kind === 'connection';
}

const stationKinds: ReadonlySet<string> = new Set(['in', 'out', 'connection', 'done']);
const versions: ReadonlyMap<string, OcppVersion> = new Map([
  ['ocpp1.6', '1.6'],
  ['ocpp2.0.1', '2.0.1'],
  ['ocpp2.1', '2.1'],
]);

/** Ids of printable ASCII that stand for themselves: nearly all there are, and quickly told. */
const plain = /^[ !"$&-*,-.0-~]{1,255}$/;
/** What a topic level may not hold: the separator, the wildcards, the escape itself and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
const unsafe = /[%/+#\u0000-\u001f\u007f-\u009f]/g;
/** A broker ends the connection of whoever sends one of these (MQTT 5, 1.5.4), so no station may bring one in. */
const noncharacter = /\p{Noncharacter_Code_Point}/u;
/** A topic ends at 65,535 bytes; this leaves room for any prefix, and for any id that is meant seriously. */
const maxLevelLength = 4_096;
const encoder = new TextEncoder();

/**
 * Writes an id as one topic level: `%`, `/`, `+`, `#` and control characters percent-encoded in UTF-8.
 *
 * @throws {TransportError} `invalid-topic` for an empty id, one that no broker carries (Unicode that is ill-formed or
 * holds noncharacters) and one of more than 4,096 characters.
 */
export function encodeLevel(id: string): string {
  if (plain.test(id)) return id;
  if (id === '') throw new TransportError('invalid-topic', 'expected an id that is not empty');
  if (!id.isWellFormed() || noncharacter.test(id)) {
    throw new TransportError('invalid-topic', 'expected an id of well-formed Unicode without noncharacters');
  }
  const level = id.replace(unsafe, percent);
  if (level.length > maxLevelLength) {
    throw new TransportError('invalid-topic', `expected an id of at most ${maxLevelLength} characters`);
  }
  return level;
}

function percent(character: string): string {
  let text = '';
  for (const byte of encoder.encode(character))
    text += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  return text;
}

/** Reads a topic level back; `undefined` when it is none that {@link encodeLevel} writes. */
export function decodeLevel(level: string): string | undefined {
  try {
    const id = level.includes('%') ? decodeURIComponent(level) : level;
    // One id has one spelling: anything else could reach a station under a second name.
    return encodeLevel(id) === level ? id : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a topic below a prefix, such as `cs/in/ocpp1.6/CP01`. */
export function formatTopic(prefix: string, topic: Topic): string {
  if (topic.kind === 'gateway') return `${prefix}/gateway/${encodeLevel(topic.gatewayId)}`;
  if (topic.kind === 'registration') return `${prefix}/registration/${encodeLevel(topic.stationId)}`;
  return `${prefix}/${topic.kind}/ocpp${topic.version}/${encodeLevel(topic.stationId)}`;
}

/** Reads a topic below a prefix; `undefined` when it is none of ours. */
export function parseTopic(prefix: string, text: string): Topic | undefined {
  if (!text.startsWith(`${prefix}/`)) return undefined;
  const levels = text.slice(prefix.length + 1).split('/');
  const kind = levels[0] as string;
  if ((kind === 'gateway' || kind === 'registration') && levels.length === 2) {
    const id = decodeLevel(levels[1] as string);
    if (id === undefined) return undefined;
    return kind === 'gateway' ? { kind, gatewayId: id } : { kind, stationId: id };
  }
  if (!stationKinds.has(kind) || levels.length !== 3) return undefined;
  const version = versions.get(levels[1] as string);
  const stationId = decodeLevel(levels[2] as string);
  if (version === undefined || stationId === undefined) return undefined;
  return { kind: kind as StationTopic['kind'], version, stationId };
}
