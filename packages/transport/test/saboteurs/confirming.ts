import type { Transport } from '../../src/transport.js';
import { emittingBy, kinds, type Saboteur } from './sabotage.js';

/** They mistake who is there to hear. */
export const ofConfirming: readonly Saboteur[] = [
  ...(['heard', 'unheard', 'unknown'] as const).map((delivery) => ({
    does: `calls every message ${delivery}`,
    sabotage: emittingBy(async (emit, message, options) => {
      await emit(message, options);
      return delivery;
    }),
    caughtBy: [
      ...kinds.map((kind) => `tells whether a message on ${kind} is heard`),
      'says of each station by itself whether it is heard',
      ...(delivery === 'unknown' ? [] : ['tells nothing when it is not asked to']),
    ],
  })),
  {
    does: 'confirms in any order',
    sabotage(honest) {
      let previous: ReturnType<Transport['emit']> = Promise.resolve('unknown');
      return emittingBy(async (emit, message, options) => {
        const delivery = previous;
        previous = emit(message, options);
        await previous;
        return delivery;
      })(honest);
    },
    caughtBy: ['says of each station by itself whether it is heard'],
  },
];
