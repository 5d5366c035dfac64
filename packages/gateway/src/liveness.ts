import type { WebSocket } from 'ws';

/** Watches whether a station is still there. */
export interface Liveness {
  /** The station sent something, other than a pong. */
  heard(): void;
  stop(): void;
}

/**
 * Pings a station, and tells when it was not heard between two pings: a connection may break without a word.
 *
 * @param intervalMs 0 for no pings
 */
export function watchLiveness(socket: WebSocket, intervalMs: number, onSilence: () => void): Liveness {
  let alive = true;
  const heard = () => {
    alive = true;
  };
  socket.on('pong', heard);

  function check(): void {
    if (!alive) {
      onSilence();
      return;
    }
    alive = false;
    socket.ping();
  }

  const timer = intervalMs > 0 ? setInterval(check, intervalMs) : undefined;
  return { heard, stop: () => clearInterval(timer) };
}
