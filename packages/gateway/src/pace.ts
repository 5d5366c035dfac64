import type { WebSocket } from 'ws';
import type { GatewayLimits, GatewayTiming } from './options.js';

/** Holds a station to a pace at which it keeps no other one waiting. */
export interface Pace {
  /** The station sent something of this length. */
  heard(length: number): void;
  stop(): void;
}

/** As much as so many characters a message costs that is shorter. */
const shortest = 4_096;

/**
 * Reads no more of a station for the rest of a second in which it has sent more than it may. Nothing is lost: the rest waits
 * on its side, as it would behind a slow network.
 */
export function holdToPace(
  socket: WebSocket,
  { readCharacters }: Pick<GatewayLimits, 'readCharacters'>,
  { readWindowMs }: Pick<GatewayTiming, 'readWindowMs'>,
): Pace {
  let left = readCharacters;
  let end = 0;
  let timer: NodeJS.Timeout | undefined;

  function goOn(): void {
    timer = undefined;
    socket.resume();
  }

  return {
    heard(length) {
      const now = performance.now();
      if (now >= end) {
        end = now + readWindowMs;
        left = readCharacters;
      }
      left -= Math.max(length, shortest);
      if (left > 0 || timer) return;
      socket.pause();
      timer = setTimeout(goOn, end - now);
    },
    stop: () => clearTimeout(timer),
  };
}
