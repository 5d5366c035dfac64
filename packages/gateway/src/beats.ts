import { type Message, serializeGatewayBeat } from '@csms/transport';
import type { Scope } from './scope.js';

/**
 * What a broker is to say for a gateway whose connection breaks: the last will to connect with.
 *
 * @param gatewayId that of the gateway which uses the connection
 */
export function gatewayWill(gatewayId: string): Message {
  return beat(gatewayId, false);
}

/**
 * What a gateway says as soon as its connection stands, and with each new one: it takes back the last will.
 *
 * @param gatewayId that of the gateway which uses the connection
 */
export function gatewayBirth(gatewayId: string): Message {
  return beat(gatewayId, true);
}

/**
 * Says at once and again and again that a gateway is alive.
 *
 * @returns a function that stops this and says the opposite
 */
export function startBeats(gatewayId: string, { transport, logger, timing }: Scope): () => Promise<void> {
  async function say(alive: boolean): Promise<void> {
    try {
      await transport.emit(beat(gatewayId, alive), { expiresInMs: timing.beatIntervalMs });
    } catch (err) {
      logger.debug({ gatewayId, err }, 'could not give a sign of life');
    }
  }

  void say(true);
  const timer = setInterval(() => void say(true), timing.beatIntervalMs);
  return () => {
    clearInterval(timer);
    return say(false);
  };
}

function beat(gatewayId: string, alive: boolean): Message {
  return { topic: { kind: 'gateway', gatewayId }, payload: serializeGatewayBeat({ alive }) };
}
