import type { Message, MessageHandler } from './transport.js';

/** One that takes messages. */
export interface Receiver {
  /** Takes no further message; those in its hands run on. */
  leave(): void;
  /** Resolves when it has no message in its hands. */
  idle(): Promise<void>;
}

/** A message that waits for room. */
export interface Waiting {
  readonly message: Message;
  /** Hears whether somebody got the message. */
  readonly settled: (delivered: boolean) => void;
}

/**
 * Those of one process who listen to the same subscription, with their bounds: what a transport hands its messages to.
 *
 * A shared subscription's message goes to one receiver that has room, in turn; any other's to all of them at once, when
 * all of them have room.
 */
export interface Receivers {
  readonly size: number;
  /** Throws a `RangeError` for a bound that lets no message through. */
  join(handler: MessageHandler, maxInFlight?: number): Receiver;
  /**
   * Hands a message over, or keeps it until there is room: then this returns what waits, for {@link withdraw}.
   * `settled` is called once, when the message is handed over or the last receiver leaves before that.
   */
  offer(message: Message, settled: Waiting['settled']): Waiting | undefined;
  /** Takes back a message that waits, without a word to it. */
  withdraw(waiting: Waiting): void;
}

interface Member {
  readonly handler: MessageHandler;
  readonly maxInFlight: number;
  inFlight: number;
  readonly whenIdle: Array<() => void>;
}

/** Makes the receivers of one subscription. `onHandlerError` hears of handlers that failed. */
export function createReceivers(shared: boolean, onHandlerError?: (error: unknown) => void): Receivers {
  const members = new Set<Member>();
  const queue = new Set<Waiting>();
  let emptying = false;

  function hasRoom({ inFlight, maxInFlight }: Member): boolean {
    return inFlight < maxInFlight;
  }

  /** The member that was served longest ago, of those with room. */
  function next(): Member | undefined {
    for (const member of members) {
      if (!hasRoom(member)) continue;
      if (members.size > 1) {
        members.delete(member);
        members.add(member);
      }
      return member;
    }
    return undefined;
  }

  /** Hands a message over if there is room. */
  function handOver(message: Message): boolean {
    if (shared) {
      const member = next();
      if (member === undefined) return false;
      run(member, message);
      return true;
    }
    for (const member of members) if (!hasRoom(member)) return false;
    for (const member of members) run(member, message);
    return true;
  }

  function run(member: Member, message: Message): void {
    member.inFlight++;
    try {
      const running = member.handler(message);
      if (running === undefined) {
        ended(member);
      } else {
        running.then(
          () => ended(member),
          (error: unknown) => failed(member, error),
        );
      }
    } catch (error) {
      failed(member, error);
    }
  }

  function failed(member: Member, error: unknown): void {
    onHandlerError?.(error);
    ended(member);
  }

  function ended(member: Member): void {
    member.inFlight--;
    if (queue.size > 0) emptyQueue();
    if (member.inFlight === 0) for (const resolve of member.whenIdle.splice(0)) resolve();
  }

  /** Hands over what waits, in order. Handlers that end at once call this again: it is a loop, not a recursion. */
  function emptyQueue(): void {
    if (emptying) return;
    emptying = true;
    for (const waiting of queue) {
      const delivered = members.size > 0;
      if (delivered && !handOver(waiting.message)) break;
      queue.delete(waiting);
      waiting.settled(delivered);
    }
    emptying = false;
  }

  return {
    get size() {
      return members.size;
    },
    join(handler, maxInFlight = Number.POSITIVE_INFINITY) {
      if (!(maxInFlight >= 1)) throw new RangeError('expected maxInFlight to be 1 or more');
      const member: Member = { handler, maxInFlight, inFlight: 0, whenIdle: [] };
      members.add(member);
      emptyQueue();
      return {
        leave() {
          members.delete(member);
          emptyQueue();
        },
        async idle() {
          if (member.inFlight > 0) await new Promise<void>((resolve) => member.whenIdle.push(resolve));
        },
      };
    },
    offer(message, settled) {
      if (members.size === 0) {
        settled(false);
        return undefined;
      }
      // What waits goes first.
      if (queue.size === 0 && handOver(message)) {
        settled(true);
        return undefined;
      }
      const waiting = { message, settled };
      queue.add(waiting);
      return waiting;
    },
    withdraw(waiting) {
      queue.delete(waiting);
    },
  };
}
