import { maxMessageIdLength, messageType } from '@csms/ocpp-messages';
import type { Message } from './message.js';
import type { MessageLimits } from './message-limits.js';

/**
 * Items in parts that a station takes in one message each, in order. One that is too large for any message is a part of
 * its own: the station says what it makes of it.
 *
 * @param messageOf makes the message of a part
 * @param wireOf says how an item is written in it
 */
export function inChunks<Item>(
  items: readonly Item[],
  messageOf: (items: readonly Item[]) => Pick<Message<unknown>, 'action' | 'request'>,
  wireOf: (item: Item) => unknown,
  limits: MessageLimits,
): readonly (readonly Item[])[] {
  const chunks: Item[][] = [];
  let bytes = 0;
  for (const item of items) {
    const added = bytesOf(wireOf(item)) + ','.length;
    const chunk = chunks.at(-1);
    if (chunk && chunk.length < limits.items && bytes + added <= limits.bytes) {
      chunk.push(item);
      bytes += added;
    } else {
      chunks.push([item]);
      bytes = frameBytes(messageOf([item]));
    }
  }
  return chunks;
}

/** How long a message is on the wire, with the longest id that it may have. */
function frameBytes({ action, request }: Pick<Message<unknown>, 'action' | 'request'>): number {
  return bytesOf([messageType.call, 'x'.repeat(maxMessageIdLength), action, request]);
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
