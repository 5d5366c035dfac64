import { parseGatewayBeat } from './events.js';
import type { GatewayTopic } from './topic.js';
import type { Listener } from './transport.js';

/** For how long a gateway counts as alive after a beat, in milliseconds. It beats every 10 s. */
const aliveForMs = 30_000;

/** Knows which gateways are alive. */
export interface GatewayWatch {
  /** Whether the gateway was heard within 30 s and did not say farewell since. */
  isAlive(gatewayId: string): boolean;
  close(): Promise<void>;
}

/** Listens to the beats of all gateways. */
export async function watchGateways(listener: Listener): Promise<GatewayWatch> {
  /** By gateway, when it was last heard, in order of that time. */
  const heard = new Map<string, number>();

  function forgetSilent(now: number): void {
    for (const [gatewayId, at] of heard) {
      if (now - at < aliveForMs) break;
      heard.delete(gatewayId);
    }
  }

  const listening = await listener.listen({ kind: 'gateway' }, ({ topic, payload }) => {
    const { gatewayId } = topic as GatewayTopic;
    const now = performance.now();
    heard.delete(gatewayId);
    if (isAliveBeat(payload)) heard.set(gatewayId, now);
    forgetSilent(now);
  });
  return {
    isAlive(gatewayId) {
      const at = heard.get(gatewayId);
      return at !== undefined && performance.now() - at < aliveForMs;
    },
    close: () => listening.close(),
  };
}

/** A beat that can't be read says nothing of a gateway's life. */
function isAliveBeat(payload: string): boolean {
  try {
    return parseGatewayBeat(payload).alive;
  } catch {
    return false;
  }
}
