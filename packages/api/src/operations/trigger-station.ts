import type { Operation } from '../operation.js';
import type { Clock } from '../options.js';
import type { TriggerJson } from '../schemas/trigger.js';
import { type WantedStore, wantOfStation } from './want-of-station.js';

/** Asks a station to send a message. */
export function triggerStation(
  store: WantedStore,
  clock: Clock,
): Operation<{ csId: string }, unknown, TriggerJson> {
  return wantOfStation<TriggerJson>(store, clock, {
    operationId: 'triggerStation',
    path: 'trigger',
    tag: 'calls',
    summary: 'Ask a station to send a message',
    description:
      'It is asked at once when it is connected, and otherwise when it comes within a day. What came of it is told by /cs/{csId}/work.',
    body: 'Trigger',
    status: 201,
    read: ({ trigger: message }) => [{ kind: 'trigger', message }],
  });
}
