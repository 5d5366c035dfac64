import { emitting, type Saboteur } from './sabotage.js';

/** They forget or make up what travels beside a message. */
export const ofProperties: readonly Saboteur[] = [
  {
    does: 'forgets the time of receipt',
    sabotage: emitting((message) => ({ ...message, receivedAt: undefined })),
    caughtBy: ['carries the time of receipt to the millisecond'],
  },
  {
    does: 'rounds the time of receipt',
    sabotage: emitting(({ receivedAt, ...message }) => ({
      ...message,
      ...(receivedAt && { receivedAt: new Date(Math.round(receivedAt.getTime() / 1_000) * 1_000) }),
    })),
    caughtBy: ['carries the time of receipt to the millisecond'],
  },
  {
    does: 'makes up a time of receipt',
    sabotage: emitting((message) => ({ receivedAt: new Date(0), ...message })),
    caughtBy: ['adds nothing of its own to a message'],
  },
  {
    does: 'forgets who wants to hear when a call is done',
    sabotage: emitting((message) => ({ ...message, done: false })),
    caughtBy: ['carries the wish to hear when a call is done'],
  },
  {
    does: 'thinks that everybody wants to hear when a call is done',
    sabotage: emitting((message) => ({ ...message, done: true })),
    caughtBy: ['carries the wish to hear when a call is done', 'adds nothing of its own to a message'],
  },
  {
    does: 'forgets traces',
    sabotage: emitting((message) => ({ ...message, trace: undefined })),
    caughtBy: ['carries the context of a trace'],
  },
  {
    does: 'forgets the state of traces',
    sabotage: emitting(({ trace, ...message }) => ({
      ...message,
      ...(trace && { trace: { traceparent: trace.traceparent } }),
    })),
    caughtBy: ['carries the context of a trace'],
  },
  {
    does: 'rounds the time that is left down to seconds',
    sabotage: emitting((message, { expiresInMs = 1_000 }) => (expiresInMs < 1_000 ? undefined : message)),
    caughtBy: ['delivers a message that has time left, however little'],
  },
  {
    does: 'has no room for a long time that is left',
    sabotage: emitting((message, { expiresInMs = 0 }) => (expiresInMs > 2 ** 32 ? undefined : message)),
    caughtBy: ['delivers a message that has time left, however little'],
  },
];
