import { type Interceptor, toCallError } from '@csms/router';
import type { KnownAction } from './known-action.js';
import type { Registry } from './registry.js';

/** An interceptor that measures what a manager handles: how much of it, how long it took and what came of it. */
export function measureMessages(registry: Registry, labelOf: KnownAction): Interceptor {
  const messages = registry.counter({
    name: 'csms_messages_total',
    help: 'Messages of stations that were handled',
    labels: ['version', 'action', 'kind', 'outcome'],
  });
  const durations = registry.histogram({
    name: 'csms_message_duration_seconds',
    help: 'How long messages of stations took to handle',
    labels: ['version', 'action'],
  });
  let inFlight = 0;
  registry.read({
    name: 'csms_messages_in_flight',
    help: 'Messages of stations that are being handled',
    type: 'gauge',
    read: () => [{ value: inFlight }],
  });

  return (next) => (incoming) => {
    const { kind, version } = incoming;
    const action = labelOf(version, incoming.action);
    const startedAt = performance.now();
    inFlight++;

    function ended(outcome: string): void {
      inFlight--;
      messages(version, action, kind, outcome).inc();
      durations(version, action).observe((performance.now() - startedAt) / 1_000);
    }

    // Without `async` it takes half the time, and every message passes here.
    return next(incoming).then(
      (response) => {
        ended('handled');
        return response;
      },
      (error: unknown) => {
        ended(toCallError(error).code);
        throw error;
      },
    );
  };
}
