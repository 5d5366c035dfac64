import assert from 'node:assert/strict';
import type { Listening, Message, Subscription, Transport } from '../transport.js';

/** What a case plays on. */
export interface Stage {
  /** Opens a connection; whatever it is asked to do fails when that takes longer than the patience of the case. */
  connect(): Promise<Transport>;
  /** Listens, and keeps what comes. */
  inbox(transport: Transport, subscription: Subscription, options?: InboxOptions): Promise<Inbox>;
  /** Waits until something is so, as messages arrive and handlers end. */
  until(expected: string, isSo: () => boolean): Promise<void>;
  /** Marks what is awaited later: its failure fails the case only then. */
  begun<T>(promise: Promise<T>): Promise<T>;
  /** Lets every handler go. */
  releaseAll(): void;
}

/** How an inbox listens. */
export interface InboxOptions {
  readonly maxInFlight?: number;
  /** Keeps every handler running until it is let go. */
  readonly held?: boolean;
  /** Runs before a message counts as handled. */
  readonly handle?: (message: Message) => void | Promise<void>;
}

/** What a subscription brought. */
export interface Inbox {
  readonly messages: readonly Message[];
  /** Payloads of the messages, in the order of arrival. */
  readonly payloads: readonly string[];
  /** How many handlers run now. */
  readonly running: number;
  /** How many handlers ran at once at most. */
  readonly mostRunning: number;
  /** Lets one handler go that is held. */
  release(): void;
  /** Lets every handler go, also those to come. */
  releaseAll(): void;
  readonly listening: Listening;
}

/** Makes the stage of one case. */
export function createStage(connect: () => Promise<Transport>, patienceMs: number): Stage {
  /** They look again after every change. */
  const watchers = new Set<() => void>();
  const inboxes: Inbox[] = [];

  function changed(): void {
    for (const watch of watchers) watch();
  }

  /** Waits for a promise as long as patience lasts. */
  async function soon<T>(expected: string, promise: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new assert.AssertionError({ message: `expected ${expected}` })),
        patienceMs,
      );
    });
    try {
      return await Promise.race([promise, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  async function until(expected: string, isSo: () => boolean): Promise<void> {
    if (isSo()) return;
    let watch = () => {};
    const happened = new Promise<void>((resolve) => {
      watch = () => isSo() && resolve();
    });
    watchers.add(watch);
    try {
      await soon(expected, happened);
    } finally {
      watchers.delete(watch);
    }
  }

  async function inbox(
    transport: Transport,
    subscription: Subscription,
    { held = false, handle, ...options }: InboxOptions = {},
  ): Promise<Inbox> {
    const messages: Message[] = [];
    const gates: Array<() => void> = [];
    let holding = held;
    let running = 0;
    let mostRunning = 0;

    async function take(message: Message): Promise<void> {
      messages.push(message);
      mostRunning = Math.max(mostRunning, ++running);
      changed();
      try {
        if (holding) await new Promise<void>((resolve) => gates.push(resolve));
        await handle?.(message);
      } finally {
        running--;
        changed();
      }
    }

    const listening = await transport.listen(subscription, take, options);
    const opened: Inbox = {
      messages,
      get payloads() {
        return messages.map(({ payload }) => payload);
      },
      get running() {
        return running;
      },
      get mostRunning() {
        return mostRunning;
      },
      release() {
        gates.shift()?.();
      },
      releaseAll() {
        holding = false;
        for (const open of gates.splice(0)) open();
      },
      listening,
    };
    inboxes.push(opened);
    return opened;
  }

  return {
    async connect() {
      const transport = await soon('to connect', connect());
      return {
        get connected() {
          return transport.connected;
        },
        emit: (...how) => soon('to emit', transport.emit(...how)),
        async listen(...how) {
          const listening = await soon('to listen', transport.listen(...how));
          return { close: () => soon('to close a listening', listening.close()) };
        },
        close: () => soon('to close', transport.close()),
      };
    },
    inbox,
    until,
    begun(promise) {
      promise.catch(() => {});
      return promise;
    },
    releaseAll() {
      for (const { releaseAll } of inboxes) releaseAll();
    },
  };
}
