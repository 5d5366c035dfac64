import type { Topic } from '../../src/topic.js';
import type { Message } from '../../src/transport.js';
import {
  broadcastKinds,
  but,
  emitting,
  emittingBy,
  kinds,
  type Sabotage,
  type Saboteur,
  sharedKinds,
} from './sabotage.js';

/** They lose, double, change or misdirect messages. */
export const ofDelivery: readonly Saboteur[] = [
  ...kinds.map((kind) => ({
    does: `loses messages on ${kind}`,
    sabotage: emitting((message) => (message.topic.kind === kind ? undefined : message)),
    caughtBy: [`delivers a message on the topic ${kind}`],
  })),
  {
    does: 'loses one message of ten',
    sabotage(honest) {
      let count = 0;
      return emitting((message) => (++count % 10 === 0 ? undefined : message))(honest);
    },
    caughtBy: [
      'keeps the order of what one sender emits',
      'delivers what is emitted all at once, each message once',
    ],
  },
  {
    does: 'delivers everything twice',
    sabotage: emittingBy(async (emit, message, options) => {
      await emit(message, options);
      return emit(message, options);
    }),
    caughtBy: [
      'delivers what is emitted all at once, each message once',
      ...sharedKinds.flatMap((kind) => [
        `spreads messages on ${kind} over connections, each to one`,
        `spreads messages on ${kind} over listeners of one connection`,
      ]),
      ...broadcastKinds.map((kind) => `delivers a message on ${kind} to every listener, once`),
    ],
  },
  {
    does: 'decodes an id once too often',
    sabotage: renaming((id) => id.replace('%41', 'A')),
    caughtBy: [
      'tells a station only what is for it, whatever it is called',
      'hears a station under its own name, whatever it is called',
    ],
  },
  {
    does: 'cuts an id at a slash',
    sabotage: renaming((id) => id.split('/').find((part) => part !== '') ?? id),
    caughtBy: [
      'tells a station only what is for it, whatever it is called',
      'hears a station under its own name, whatever it is called',
    ],
  },
  {
    does: 'normalizes an id',
    sabotage: renaming((id) => id.normalize('NFC')),
    caughtBy: ['hears a station under its own name, whatever it is called'],
  },
  {
    does: 'trims an id',
    sabotage: renaming((id) => (id === '' ? id : id.trim() || 'blank')),
    caughtBy: ['tells a station only what is for it, whatever it is called'],
  },
  {
    does: 'loses messages with impossible ids without a word',
    sabotage: emittingBy(async (emit, message, options) =>
      emit(message, options).catch(() => 'unknown' as const),
    ),
    caughtBy: ['refuses an id that no topic can carry, and goes on'],
  },
  {
    does: 'mixes up versions',
    sabotage: emitting(({ topic, ...message }) => ({
      ...message,
      topic: 'version' in topic ? { ...topic, version: '1.6' } : topic,
    })),
    caughtBy: ['keeps the versions of OCPP apart'],
  },
  {
    does: 'mixes up kinds of topics',
    sabotage: emitting(({ topic, ...message }) => ({
      ...message,
      topic: topic.kind === 'done' ? { ...topic, kind: 'out' } : topic,
    })),
    caughtBy: ['keeps the kinds of topics apart'],
  },
  {
    does: 'lets every second message be overtaken',
    sabotage(honest) {
      let held: Message | undefined;
      return emittingBy(async (emit, message, options) => {
        if (held === undefined) {
          held = message;
          return 'unknown';
        }
        const late = held;
        held = undefined;
        const delivery = await emit(message, options);
        await emit(late, options);
        return delivery;
      })(honest);
    },
    caughtBy: ['keeps the order of what one sender emits'],
  },
  {
    does: 'takes text for Latin-1',
    sabotage: emitting((message) => ({
      ...message,
      payload: Buffer.from(message.payload, 'latin1').toString('latin1'),
    })),
    caughtBy: ['delivers text of any length and script as it is'],
  },
  {
    does: 'cuts long texts',
    sabotage: emitting((message) => ({ ...message, payload: message.payload.slice(0, 65_535) })),
    caughtBy: ['delivers text of any length and script as it is'],
  },
  {
    does: 'keeps the last message for those who listen later',
    sabotage(honest) {
      const last = new Map<string, Message>();
      return but(honest, {
        emit(message, options) {
          last.set(message.topic.kind, message);
          return honest.emit(message, options);
        },
        async listen(subscription, handler, options) {
          const listening = await honest.listen(subscription, handler, options);
          const retained = last.get(subscription.kind);
          if (retained) await handler(retained);
          return listening;
        },
      });
    },
    caughtBy: ['keeps nothing for those who listen later'],
  },
];

/** Changes the station of a message. */
function renaming(rename: (stationId: string) => string): Sabotage {
  return emitting((message) => ({ ...message, topic: renamed(message.topic, rename) }));
}

function renamed(topic: Topic, rename: (stationId: string) => string): Topic {
  return topic.kind === 'gateway' ? topic : { ...topic, stationId: rename(topic.stationId) };
}
