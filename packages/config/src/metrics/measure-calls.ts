import type { CallRecord, CallStore, Store } from '@csms/store';
import type { KnownAction } from './known-action.js';
import type { Registry } from './registry.js';

/**
 * A store that counts how calls to stations end. Only the store knows: of several managers that complete the record of
 * a call one does, and no call that times out is given to two.
 */
export function measureCalls<S extends Pick<Store, 'calls'>>(
  store: S,
  registry: Registry,
  labelOf: KnownAction,
): S {
  const ended = registry.counter({
    name: 'csms_calls_total',
    help: 'Calls to stations that have ended',
    labels: ['version', 'action', 'outcome'],
  });

  function count({ ocppVersion = 'unknown', action, status }: CallRecord): void {
    ended(ocppVersion, labelOf(ocppVersion, action), status).inc();
  }

  const calls: CallStore = {
    ...store.calls,
    async complete(stationId, callId, outcome, at) {
      const record = await store.calls.complete(stationId, callId, outcome, at);
      // A record that had ended before keeps its earlier time.
      if (record?.completedAt?.getTime() === at.getTime()) count(record);
      return record;
    },
    async expireDue(now, limit) {
      const expired = await store.calls.expireDue(now, limit);
      for (const record of expired) count(record);
      return expired;
    },
  };
  return { ...store, calls };
}
