import type { Listening } from '../../src/transport.js';
import { broadcastKinds, but, closing, kinds, type Saboteur, sharedKinds } from './sabotage.js';

/** They mistake who gets a message. */
export const ofSharing: readonly Saboteur[] = [
  {
    does: 'favours the first listener',
    sabotage(honest) {
      const heard = new Set<string>();
      return but(honest, {
        async listen(subscription, handler, options) {
          const key = JSON.stringify(subscription);
          if (heard.has(key)) return { close: async () => {} };
          heard.add(key);
          return honest.listen(subscription, handler, options);
        },
      });
    },
    caughtBy: [
      ...sharedKinds.flatMap((kind) => [
        `spreads messages on ${kind} over connections, each to one`,
        `spreads messages on ${kind} over listeners of one connection`,
      ]),
      ...broadcastKinds.map((kind) => `delivers a message on ${kind} to every listener, once`),
      'listens again after it was closed',
    ],
  },
  {
    does: 'keeps those in the group who left',
    sabotage: closing(async () => {}),
    caughtBy: [
      ...sharedKinds.map((kind) => `gives all messages on ${kind} to those who stay`),
      ...broadcastKinds.map((kind) => `delivers a message on ${kind} to every listener, once`),
      ...kinds.map((kind) => `tells whether a message on ${kind} is heard`),
      'calls a message heard while one of several listeners is left',
      'delivers nothing to a listening that is closed',
    ],
  },
  {
    does: 'sends everybody away when one leaves',
    sabotage(honest) {
      const open: Listening[] = [];
      return but(honest, {
        async listen(...how) {
          open.push(await honest.listen(...how));
          return { close: async () => void (await Promise.all(open.map((listening) => listening.close()))) };
        },
      });
    },
    caughtBy: [
      ...broadcastKinds.map((kind) => `delivers a message on ${kind} to every listener, once`),
      'calls a message heard while one of several listeners is left',
      'delivers nothing to a listening that is closed',
    ],
  },
];
