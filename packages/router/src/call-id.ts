import { createHash } from 'node:crypto';
import type { Envelope } from '@csms/transport';

/** Namespace of the ids of calls that handlers make. */
const namespace = Buffer.from('5f0dd2f36c1a4bd19a0e0b8a0a6d4c55', 'hex');

/**
 * The id of a call that a handler makes: a version 5 UUID (RFC 9562 section 5.5) of the message that it handles and of
 * the ordinal of the call, so that a copy of the message makes the same call.
 */
export function callId(stationId: string, message: Envelope, ordinal: number): string {
  const payload =
    message.type === 2 ? message.request : message.type === 3 ? message.response : message.error_code;
  const name = JSON.stringify([stationId, message.id, payload, ordinal]);
  const bytes = createHash('sha1').update(namespace).update(name).digest();
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
