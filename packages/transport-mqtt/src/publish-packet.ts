import type { Properties } from './wire-message.js';

/** First byte of a PUBLISH at QoS 0, not retained. */
const publishQos0 = 0x30;
const messageExpiryInterval = 0x02;
const correlationData = 0x09;
const userProperty = 0x26;

/** The largest length that its four bytes can say (MQTT 5, 1.5.5). */
const maxRemaining = 268_435_455;
const none = Buffer.alloc(0);

/** A PUBLISH packet of QoS 0 (MQTT 5, 3.3). Throws a `RangeError` for a payload of 256 MB and more. */
export function publishPacket(topic: string, payload: string, properties?: Properties): Buffer {
  const fields = properties ? encodeProperties(properties) : none;
  const topicLength = Buffer.byteLength(topic);
  const remaining = remainingLength(topicLength, fields.length, Buffer.byteLength(payload));
  if (remaining > maxRemaining) throw new RangeError('expected a message of less than 256 MB');
  const packet = Buffer.allocUnsafe(1 + lengthOfLength(remaining) + remaining);
  packet[0] = publishQos0;
  let at = writeLength(packet, remaining, 1);
  at = packet.writeUInt16BE(topicLength, at);
  at += packet.write(topic, at);
  at = writeLength(packet, fields.length, at);
  at += fields.copy(packet, at);
  packet.write(payload, at);
  return packet;
}

/** How long a PUBLISH packet of QoS 1 is, in bytes. */
export function confirmedLength(topic: string, payload: string, properties?: Properties): number {
  const fields = properties ? encodeProperties(properties).length : 0;
  const messageId = 2;
  const remaining = remainingLength(Buffer.byteLength(topic), fields, Buffer.byteLength(payload)) + messageId;
  return 1 + lengthOfLength(remaining) + remaining;
}

/** What follows the fixed header of a packet of QoS 0. */
function remainingLength(topic: number, fields: number, payload: number): number {
  return 2 + topic + lengthOfLength(fields) + fields + payload;
}

function encodeProperties({
  messageExpiryInterval: expiry,
  correlationData: data,
  userProperties,
}: Properties): Buffer {
  const parts: Buffer[] = [];
  if (expiry !== undefined) {
    const part = Buffer.allocUnsafe(5);
    part[0] = messageExpiryInterval;
    part.writeUInt32BE(expiry, 1);
    parts.push(part);
  }
  if (data) parts.push(Buffer.of(correlationData), prefixed(data));
  for (const [name, value] of Object.entries(userProperties ?? {})) {
    parts.push(Buffer.of(userProperty), prefixed(Buffer.from(name)), prefixed(Buffer.from(value as string)));
  }
  return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
}

function prefixed(data: Buffer): Buffer {
  return Buffer.concat([Buffer.of(data.length >> 8, data.length & 0xff), data]);
}

function lengthOfLength(length: number): number {
  return length < 128 ? 1 : length < 16_384 ? 2 : length < 2_097_152 ? 3 : 4;
}

function writeLength(packet: Buffer, length: number, at: number): number {
  let left = length;
  let next = at;
  while (left > 127) {
    packet[next++] = (left & 127) | 128;
    left >>>= 7;
  }
  packet[next++] = left;
  return next;
}
