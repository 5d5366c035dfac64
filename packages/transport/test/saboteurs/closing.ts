import { setImmediate } from 'node:timers/promises';
import { but, closing, emittingBy, type Saboteur } from './sabotage.js';

/** They do not end well. */
export const ofClosing: readonly Saboteur[] = [
  {
    does: 'does not wait for handlers when a listening closes',
    sabotage: closing(async (listening) => void listening.close()),
    caughtBy: ['closes a listening when its handlers have ended'],
  },
  {
    does: 'drops what it is given while a listening closes',
    sabotage(honest) {
      return but(honest, {
        async listen(subscription, handler, options) {
          let leaving = false;
          const listening = await honest.listen(
            subscription,
            (message) => (leaving ? undefined : handler(message)),
            options,
          );
          return {
            async close() {
              leaving = true;
              await setImmediate();
              await listening.close();
            },
          };
        },
      });
    },
    caughtBy: ['loses no message of the group when a listener leaves'],
  },
  {
    does: 'says that it is connected when it is closed',
    sabotage: (honest) => but(honest, { connected: true }),
    caughtBy: ['is connected until it is closed'],
  },
  {
    does: 'says that it is never connected',
    sabotage: (honest) => but(honest, { connected: false }),
    caughtBy: ['is connected until it is closed'],
  },
  {
    does: 'emits into nowhere when it is closed',
    sabotage: (honest) =>
      emittingBy((emit, message, options) =>
        honest.connected ? emit(message, options) : Promise.resolve('unknown'),
      )(honest),
    caughtBy: ['refuses to emit and to listen when it is closed'],
  },
  {
    does: 'listens to nothing when it is closed',
    sabotage: (honest) =>
      but(honest, {
        listen: async (...how) => (honest.connected ? honest.listen(...how) : { close: async () => {} }),
      }),
    caughtBy: ['refuses to emit and to listen when it is closed'],
  },
  {
    does: 'does not wait for handlers when it closes',
    sabotage: (honest) => but(honest, { close: async () => void honest.close() }),
    caughtBy: ['closes when its handlers have ended, and sends first what is to be sent'],
  },
];
