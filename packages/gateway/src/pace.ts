import type { WebSocket } from 'ws';
import type { GatewayLimits, GatewayTiming } from './options.js';

/** A message that is shorter costs as much as one of so many characters. */
const shortest = 4_096;

/**
 * Holds a station to a pace at which it keeps no other one waiting: no more is read of it for the rest of a second in which
 * it has sent more than it may. Nothing is lost: the rest waits on its side, as it would behind a slow network.
 *
 * There is one for every connection, so this is a class: it takes less memory than functions that hold the same.
 */
export class Pace {
  private left = 0;
  private end = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly socket: WebSocket,
    private readonly limits: Pick<GatewayLimits, 'readCharacters'>,
    private readonly timing: Pick<GatewayTiming, 'readWindowMs'>,
  ) {}

  /** The station sent something of this length. */
  heard(length: number): void {
    const now = performance.now();
    if (now >= this.end) {
      this.end = now + this.timing.readWindowMs;
      this.left = this.limits.readCharacters;
    }
    this.left -= Math.max(length, shortest);
    if (this.left > 0 || this.timer) return;
    this.socket.pause();
    this.timer = setTimeout(() => this.goOn(), this.end - now);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private goOn(): void {
    this.timer = undefined;
    this.socket.resume();
  }
}
