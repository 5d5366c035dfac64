import { setTimeout } from 'node:timers/promises';
import type { Transport } from '@csms/transport';

/** How often to ask a transport whether it is connected, in milliseconds: it has no event for that. */
const askAgainMs = 100;

/** Resolves when a transport is connected, however long that takes. Rejects when the signal aborts before. */
export async function whenConnected(
  transport: Pick<Transport, 'connected'>,
  signal?: AbortSignal,
): Promise<void> {
  while (!transport.connected) await setTimeout(askAgainMs, undefined, { signal });
}
