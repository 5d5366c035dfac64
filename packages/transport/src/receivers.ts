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
  /** Takes back a message that waits; its `settled` is not called. */
  withdraw(waiting: Waiting): void;
}

/** Makes the receivers of one subscription. `onHandlerError` hears of handlers that failed. */
export function createReceivers(shared: boolean, onHandlerError?: (error: unknown) => void): Receivers {
  return new ReceiverGroup(shared, onHandlerError);
}

/** A gateway has one for every station, so this is a class: a quarter of the memory of as many closures. */
class ReceiverGroup implements Receivers {
  readonly #shared: boolean;
  readonly #onHandlerError: ((error: unknown) => void) | undefined;
  readonly #members = new Set<Member>();
  /** What waits, in order; there is none before something has to wait. */
  #queue: Set<Waiting> | undefined;
  #emptying = false;

  constructor(shared: boolean, onHandlerError: ((error: unknown) => void) | undefined) {
    this.#shared = shared;
    this.#onHandlerError = onHandlerError;
  }

  get size(): number {
    return this.#members.size;
  }

  join(handler: MessageHandler, maxInFlight = Number.POSITIVE_INFINITY): Receiver {
    if (!(maxInFlight >= 1)) throw new RangeError('expected maxInFlight to be 1 or more');
    const member = new Member(this, handler, maxInFlight);
    this.#members.add(member);
    this.#emptyQueue();
    return member;
  }

  leave(member: Member): void {
    this.#members.delete(member);
    this.#emptyQueue();
  }

  offer(message: Message, settled: Waiting['settled']): Waiting | undefined {
    if (this.#members.size === 0) {
      settled(false);
      return undefined;
    }
    // What waits goes first.
    if (!this.#queue?.size && this.#handOver(message)) {
      settled(true);
      return undefined;
    }
    const waiting = { message, settled };
    this.#queue ??= new Set();
    this.#queue.add(waiting);
    return waiting;
  }

  withdraw(waiting: Waiting): void {
    this.#queue?.delete(waiting);
  }

  /** Hands a message over if there is room. */
  #handOver(message: Message): boolean {
    if (this.#shared) {
      const member = this.#next();
      if (member === undefined) return false;
      this.#run(member, message);
      return true;
    }
    for (const member of this.#members) if (!member.hasRoom) return false;
    for (const member of this.#members) this.#run(member, message);
    return true;
  }

  /** The member that was served longest ago, of those with room. */
  #next(): Member | undefined {
    for (const member of this.#members) {
      if (!member.hasRoom) continue;
      if (this.#members.size > 1) {
        this.#members.delete(member);
        this.#members.add(member);
      }
      return member;
    }
    return undefined;
  }

  #run(member: Member, message: Message): void {
    member.inFlight++;
    try {
      const running = member.handler(message);
      if (running === undefined) this.#ended(member);
      else
        running.then(
          () => this.#ended(member),
          (error: unknown) => this.#failed(member, error),
        );
    } catch (error) {
      this.#failed(member, error);
    }
  }

  #failed(member: Member, error: unknown): void {
    this.#onHandlerError?.(error);
    this.#ended(member);
  }

  #ended(member: Member): void {
    member.inFlight--;
    this.#emptyQueue();
    member.ended();
  }

  /** Hands over what waits, in order. Handlers that end at once call this again: it is a loop, not a recursion. */
  #emptyQueue(): void {
    if (!this.#queue?.size || this.#emptying) return;
    this.#emptying = true;
    for (const waiting of this.#queue) {
      const delivered = this.#members.size > 0;
      if (delivered && !this.#handOver(waiting.message)) break;
      this.#queue.delete(waiting);
      waiting.settled(delivered);
    }
    this.#emptying = false;
  }
}

/** One receiver, with what it has in its hands. */
class Member implements Receiver {
  inFlight = 0;
  #whenIdle: Array<() => void> | undefined;

  constructor(
    readonly group: ReceiverGroup,
    readonly handler: MessageHandler,
    readonly maxInFlight: number,
  ) {}

  get hasRoom(): boolean {
    return this.inFlight < this.maxInFlight;
  }

  leave(): void {
    this.group.leave(this);
  }

  async idle(): Promise<void> {
    if (this.inFlight === 0) return;
    await new Promise<void>((resolve) => {
      this.#whenIdle ??= [];
      this.#whenIdle.push(resolve);
    });
  }

  ended(): void {
    if (this.inFlight > 0 || this.#whenIdle === undefined) return;
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}
