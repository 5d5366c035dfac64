import { formatTopic, type Topic } from './topic.js';
import type {
  Delivery,
  EmitOptions,
  Listening,
  ListenOptions,
  Message,
  MessageHandler,
  Subscription,
  Transport,
} from './transport.js';
import { TransportError } from './transport-error.js';

/** Knobs of the in-process transport. */
export interface InProcessTransportOptions {
  /** Hears of a message handler that failed; handlers are expected to deal with their own errors. */
  readonly onHandlerError?: (error: unknown) => void;
}

/**
 * A transport within one process: gateway, managers and API share the object that this returns.
 *
 * It behaves as MQTT does: texts travel, not objects; a message to a shared subscription reaches one of its listeners,
 * in turn; one that nobody listens to is gone. Where every listener is at its bound, {@link Transport.emit} waits for
 * room, until the message has expired.
 */
export function createInProcessTransport({ onHandlerError }: InProcessTransportOptions = {}): Transport {
  const groups = new Map<string, Set<Member>>();
  const waiting = new Map<Set<Member>, Array<() => void>>();
  let closed = false;

  function assertOpen(): void {
    if (closed) throw new TransportError('closed', 'expected an open transport');
  }

  /** The member whose turn it is and that has room: the one that was served longest ago. */
  function free(group: Set<Member>): Member | undefined {
    for (const member of group) {
      if (member.inFlight < member.maxInFlight) {
        group.delete(member);
        group.add(member);
        return member;
      }
    }
    return undefined;
  }

  function roomIn(group: Set<Member>, expiresInMs: number | undefined): Promise<void> {
    const queue = waiting.get(group) ?? [];
    waiting.set(group, queue);
    return new Promise((resolve) => {
      const timer = expiresInMs === undefined ? undefined : setTimeout(resolve, expiresInMs);
      queue.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  function run(group: Set<Member>, member: Member, message: Message): void {
    member.inFlight++;
    queueMicrotask(async () => {
      try {
        await member.handler(message);
      } catch (error) {
        onHandlerError?.(error);
      } finally {
        member.inFlight--;
        waiting.get(group)?.shift()?.();
        if (member.inFlight === 0) member.onIdle?.();
      }
    });
  }

  async function emitShared(group: Set<Member>, message: Message, expiresInMs?: number): Promise<boolean> {
    const expiresAt = expiresInMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + expiresInMs;
    while (group.size > 0) {
      const member = free(group);
      if (member) {
        run(group, member, message);
        return true;
      }
      const left = expiresAt - performance.now();
      if (left <= 0) return true;
      await roomIn(group, Number.isFinite(left) ? left : undefined);
    }
    return false;
  }

  async function emit(message: Message, { confirm = false, expiresInMs }: EmitOptions = {}): Promise<Delivery> {
    assertOpen();
    // Refuses the ids that could not travel over a broker either.
    formatTopic('', message.topic);
    const group = groups.get(keyOf(message.topic));
    let heard = false;
    if (group !== undefined && isShared(message.topic.kind)) {
      heard = await emitShared(group, message, expiresInMs);
    } else if (group !== undefined) {
      heard = group.size > 0;
      for (const member of group) run(group, member, message);
    }
    if (!confirm) return 'unknown';
    return heard ? 'heard' : 'unheard';
  }

  async function listen(
    subscription: Subscription,
    handler: MessageHandler,
    { maxInFlight = Number.POSITIVE_INFINITY }: ListenOptions = {},
  ): Promise<Listening> {
    assertOpen();
    const key = keyOf(subscription);
    const group = groups.get(key) ?? new Set();
    groups.set(key, group);
    const member: Member = { handler, maxInFlight, inFlight: 0 };
    group.add(member);
    return {
      async close() {
        group.delete(member);
        if (group.size === 0 && groups.get(key) === group) {
          groups.delete(key);
          for (const resume of waiting.get(group) ?? []) resume();
          waiting.delete(group);
        }
        await idle(member);
      },
    };
  }

  return {
    get connected() {
      return !closed;
    },
    emit,
    listen,
    async close() {
      closed = true;
      const members = [...groups.values()].flatMap((group) => [...group]);
      for (const group of groups.values()) group.clear();
      for (const resume of [...waiting.values()].flat()) resume();
      groups.clear();
      waiting.clear();
      await Promise.all(members.map(idle));
    },
  };
}

interface Member {
  readonly handler: MessageHandler;
  readonly maxInFlight: number;
  inFlight: number;
  onIdle?: () => void;
}

function idle(member: Member): Promise<void> {
  if (member.inFlight === 0) return Promise.resolve();
  return new Promise((resolve) => {
    member.onIdle = resolve;
  });
}

function isShared(kind: Topic['kind']): boolean {
  return kind === 'in' || kind === 'connection';
}

/** Messages and subscriptions with the same key meet. */
function keyOf(topic: Topic | Subscription): string {
  switch (topic.kind) {
    case 'in':
      return `in ${topic.version}`;
    case 'out':
    case 'done':
      return `${topic.kind} ${topic.version} ${topic.stationId}`;
    default:
      return topic.kind;
  }
}
