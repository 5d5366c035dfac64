import type { Message } from '../../src/transport.js';
import { but, emittingBy, handling, kinds, type Sabotage, type Saboteur } from './sabotage.js';

/** Listens with another bound. */
function bounding(change: (maxInFlight: number | undefined) => number | undefined): Sabotage {
  return (honest) =>
    but(honest, {
      async listen(subscription, handler, { maxInFlight } = {}) {
        const changed = change(maxInFlight);
        return honest.listen(subscription, handler, changed === undefined ? {} : { maxInFlight: changed });
      },
    });
}

const bounds = kinds.map((kind) => `runs no more handlers on ${kind} than asked for, and loses nothing`);

/** They mistake how much a listener takes. */
export const ofBounds: readonly Saboteur[] = [
  { does: 'knows no bound', sabotage: bounding(() => undefined), caughtBy: bounds },
  {
    does: 'lets one handler too many run',
    sabotage: bounding((maxInFlight) => maxInFlight && maxInFlight + 1),
    caughtBy: bounds,
  },
  {
    does: 'lets one handler too few run',
    sabotage: bounding((maxInFlight) => maxInFlight && Math.max(1, maxInFlight - 1)),
    caughtBy: bounds,
  },
  {
    does: 'has a bound where none was asked for',
    sabotage: bounding((maxInFlight = 200) => maxInFlight),
    caughtBy: ['delivers without waiting where there is no bound'],
  },
  {
    does: 'drops what comes at the bound',
    sabotage(honest) {
      return but(honest, {
        async listen(subscription, handler, { maxInFlight = Number.POSITIVE_INFINITY } = {}) {
          let running = 0;
          return honest.listen(subscription, async (message) => {
            if (running >= maxInFlight) return;
            running++;
            try {
              await handler(message);
            } finally {
              running--;
            }
          });
        },
      });
    },
    caughtBy: bounds,
  },
  {
    does: 'reads nothing more once it was full',
    sabotage(honest) {
      return but(honest, {
        async listen(subscription, handler, options = {}) {
          let running = 0;
          return honest.listen(
            subscription,
            async (message) => {
              running++;
              await handler(message);
              if (running === options.maxInFlight) await forever();
              running--;
            },
            options,
          );
        },
      });
    },
    caughtBy: [...bounds, 'lets handlers emit and be confirmed while all of them are busy'],
  },
  {
    does: 'reads nothing at all while one listener is full',
    sabotage(honest) {
      let turn: Promise<unknown> = Promise.resolve();
      return but(honest, {
        listen: async (subscription, handler, options) =>
          honest.listen(
            subscription,
            async (message) => {
              const handled = turn.then(() => handler(message));
              if (options?.maxInFlight) turn = handled.catch(() => {});
              await handled;
            },
            options,
          ),
      });
    },
    caughtBy: ['holds up no unbounded listener behind a full one'],
  },
  {
    does: 'confirms a message when its handlers have ended',
    sabotage(honest) {
      const handled = new Map<Message, () => void>();
      return but(honest, {
        async emit(message, options) {
          const sent = { ...message };
          const ended = new Promise<void>((resolve) => handled.set(sent, resolve));
          const delivery = await honest.emit(sent, options);
          if (delivery === 'heard') await ended;
          return delivery;
        },
        listen: async (subscription, handler, options) =>
          honest.listen(
            subscription,
            async (message) => {
              await handler(message);
              if (message.topic.kind === 'in') handled.get(message)?.();
            },
            options,
          ),
      });
    },
    caughtBy: ['lets handlers emit and be confirmed while all of them are busy'],
  },
  {
    does: 'waits for room for ever',
    sabotage: emittingBy((emit, message, { confirm = false }) => emit(message, { confirm })),
    caughtBy: ['holds up a sender at a full listener no longer than its message lasts'],
  },
  {
    does: 'makes no room when a handler fails',
    sabotage: handling((handler) => async (message) => {
      try {
        await handler(message);
      } catch {
        await forever();
      }
    }),
    caughtBy: ['makes room when a handler fails'],
  },
];

/** Never settles. */
function forever(): Promise<never> {
  return new Promise(() => {});
}
