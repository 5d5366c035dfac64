import type { RecordedMessage } from '@csms/store';
import { inPart, pause, type Saboteur } from './saboteur.js';

/** Changes each message that is recorded. */
function changing(change: (message: RecordedMessage) => RecordedMessage): Saboteur['sabotage'] {
  return inPart('recordedMessages', (inner) => ({
    record: (messages) =>
      inner.record(new Map([...messages].map(([stationId, each]) => [stationId, each.map(change)]))),
  }));
}

/** Keeps the messages of one station in a list of its own. */
function keeping(
  keep: (known: readonly RecordedMessage[], added: readonly RecordedMessage[]) => RecordedMessage[],
) {
  return inPart('recordedMessages', () => {
    let kept: RecordedMessage[] = [];
    return {
      async record(messages) {
        for (const added of messages.values()) kept = keep(kept, added);
      },
      list: async () => ({ items: kept }),
    };
  });
}

function latestFirst(messages: readonly RecordedMessage[]): RecordedMessage[] {
  return messages.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

/** Stores, each of which breaks one promise about recorded messages. */
export const recordedMessageSaboteurs: readonly Saboteur[] = [
  {
    does: 'forgets why recorded messages were refused',
    sabotage: changing(({ error: _forgotten, ...message }) => message),
    caughtBy: 'recordedMessages.record: keeps all of a message',
  },
  {
    does: 'keeps recorded messages as often as they come',
    sabotage: (() => {
      let count = 0;
      return changing((message) => ({ ...message, id: `${message.id} ${count++}` }));
    })(),
    caughtBy: 'recordedMessages.record: of two events of one id the first stays',
  },
  {
    does: 'keeps recorded messages without end',
    sabotage: keeping((known, added) => latestFirst([...known, ...added])),
    caughtBy:
      'recordedMessages.record: keeps the latest 500, in whatever order they come, and not without end',
  },
  {
    does: 'drops the latest of too many messages at once',
    sabotage: inPart('recordedMessages', (inner) => ({
      record: (messages) =>
        inner.record(new Map([...messages].map(([stationId, each]) => [stationId, each.slice(0, 500)]))),
    })),
    caughtBy: 'recordedMessages.record: of more than there is room for at once, the latest stay',
  },
  {
    does: 'never forgets a recorded message',
    sabotage: keeping((known, added) => latestFirst([...known, ...added])),
    caughtBy: 'recordedMessages.record: forgets what is very old when its station has something new',
  },
  {
    does: 'records messages of the first station only',
    sabotage: inPart('recordedMessages', (inner) => ({
      record: (messages) => inner.record(new Map([...messages].slice(0, 1))),
    })),
    caughtBy: 'recordedMessages.record: takes messages of many stations at once, and none at all',
  },
  {
    does: 'loses recorded messages that come at once',
    sabotage: inPart('recordedMessages', () => {
      let kept: readonly RecordedMessage[] = [];
      return {
        async record(messages) {
          const known = kept;
          await pause();
          kept = latestFirst([...known, ...[...messages.values()].flat()]);
        },
        list: async () => ({ items: kept }),
      };
    }),
    caughtBy: 'recordedMessages.record: events that come at once are each kept once',
  },
  {
    does: 'hands out its live messages',
    sabotage: keeping((known, added) => [...known, ...added]),
    caughtBy: "recordedMessages.record: what comes out is the caller's own",
  },
];
