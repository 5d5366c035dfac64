import { parseGatewayBeat } from './events.js';
import type { GatewayTopic } from './topic.js';
import type { Listener } from './transport.js';

/** For how long a gateway counts as alive after a beat, in milliseconds. It beats every 10 s. */
const aliveForMs = 30_000;

/** Knows which gateways are alive. */
export interface GatewayWatch {
  /**
   * Whether a gateway was heard within the last 30 s and has not said farewell since. In the first 30 s of the watch,
   * a gateway that was not heard yet counts as alive: it may have been heard just before.
   */
  isAlive(gatewayId: string): boolean;
  /** Stops listening. */
  close(): Promise<void>;
}

/** How to watch. */
export interface GatewayWatchOptions {
  /** A clock that only goes forward, in milliseconds; `performance.now` by default. */
  readonly now?: () => number;
}

/** Listens to the beats of all gateways. */
export async function watchGateways(
  listener: Listener,
  { now = () => performance.now() }: GatewayWatchOptions = {},
): Promise<GatewayWatch> {
  /** What each gateway last said, and when, in order of that time. */
  const heard = new Map<string, { readonly at: number; readonly alive: boolean }>();
  const startedAt = now();

  const listening = await listener.listen({ kind: 'gateway' }, ({ topic, payload }) => {
    const { gatewayId } = topic as GatewayTopic;
    const at = now();
    heard.delete(gatewayId);
    heard.set(gatewayId, { at, alive: saysAlive(payload) });
    for (const [silent, last] of heard) {
      if (at - last.at < aliveForMs) break;
      heard.delete(silent);
    }
  });
  return {
    isAlive(gatewayId) {
      const last = heard.get(gatewayId);
      if (!last) return now() - startedAt < aliveForMs;
      return last.alive && now() - last.at < aliveForMs;
    },
    close: () => listening.close(),
  };
}

/** A beat that can't be read is no sign of life. */
function saysAlive(payload: string): boolean {
  try {
    return parseGatewayBeat(payload).alive;
  } catch {
    return false;
  }
}
