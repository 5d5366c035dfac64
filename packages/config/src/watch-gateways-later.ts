import { setTimeout } from 'node:timers/promises';
import { type GatewayWatch, type Transport, watchGateways } from '@csms/transport';
import type { ProgramLogger } from './logging.js';
import { whenConnected } from './when-connected.js';

/** Knows which gateways are alive, once it listens to their beats. */
export interface LaterGatewayWatch extends GatewayWatch {
  /** Whether it listens. */
  readonly listens: boolean;
}

/** How long to wait after a broker refused to let it listen, in milliseconds. */
const pauseMs = 1_000;

/** Watches gateways as soon as the transport is connected; until then each counts as alive, as when a watch begins. */
export function watchGatewaysLater(transport: Transport, logger: ProgramLogger): LaterGatewayWatch {
  const ending = new AbortController();
  let watch: GatewayWatch | undefined;

  async function begin(): Promise<void> {
    while (!ending.signal.aborted && !watch) {
      try {
        await whenConnected(transport, ending.signal);
        watch = await watchGateways(transport);
      } catch (err) {
        if (ending.signal.aborted) return;
        logger.warn({ err }, 'could not listen to gateways; it is tried again');
        await setTimeout(pauseMs, undefined, { signal: ending.signal }).catch(() => {});
      }
    }
  }

  const beginning = begin();
  return {
    get listens() {
      return watch !== undefined;
    },
    isAlive: (gatewayId) => watch?.isAlive(gatewayId) ?? true,
    async close() {
      ending.abort();
      await beginning;
      await watch?.close();
    },
  };
}
