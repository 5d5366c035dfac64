import { TransportError } from '@csms/transport';
import type { IClientSubscribeOptions, MqttClient } from 'mqtt';

/** The filters that are to be subscribed to, over however many connections. */
export interface Subscriptions {
  /** Whether everything that ever stood stands now. */
  readonly complete: boolean;
  /**
   * Adds a filter; resolves when the broker has it, on this connection or a later one, and then for good: what it
   * refuses later is tried again with every connection. Rejects when it refuses it at once.
   */
  add(filter: string, qos: 0 | 1): Promise<void>;
  /** Takes a filter away; resolves when nothing comes through it any more. */
  remove(filter: string): Promise<void>;
  /** There is a connection, on which nothing is subscribed to yet. */
  connected(client: MqttClient): void;
  /** There is none any more. */
  disconnected(): void;
  /** Fails whoever waits. */
  fail(error: TransportError): void;
}

interface Wanted {
  readonly filter: string;
  readonly qos: 0 | 1;
  /** Whether the broker had it once. */
  stood: boolean;
  stand(): void;
  refuse(error: TransportError): void;
}

/** Filters in one packet. A gateway subscribes to 10,000 and more: not one by one, and not in one packet of megabytes. */
const batchSize = 200;
/** Has the broker send no retained message: nothing of ours is retained, and a call that is would be made anew each time. */
const noRetained = 2;
/** Reason codes from here are refusals (MQTT 5, 3.9.3). */
const firstRefusal = 0x80;

/** Makes the subscriptions of a transport. `onRefused` hears of filters that the broker does not take. */
export function createSubscriptions(onRefused: (error: TransportError) => void): Subscriptions {
  const wanted = new Map<string, Wanted>();
  const unsent = new Set<Wanted>();
  /** What stood before the connection was lost, and does not yet on the new one. */
  const missing = new Set<Wanted>();
  let client: MqttClient | undefined;

  function send(): void {
    if (client === undefined) return;
    const entries = [...unsent];
    unsent.clear();
    for (let start = 0; start < entries.length; start += batchSize) {
      subscribe(client, entries.slice(start, start + batchSize));
    }
  }

  function subscribe(to: MqttClient, batch: readonly Wanted[]): void {
    const filters: Record<string, IClientSubscribeOptions> = {};
    for (const { filter, qos } of batch) filters[filter] = { qos, rh: noRetained };
    to.subscribe(filters, (_error, _grants, suback) => {
      // Without an answer the connection is gone, and the next one gets them again.
      for (const [index, code] of (suback?.granted ?? []).entries()) {
        const entry = batch[index];
        if (entry) answered(entry, Number(code));
      }
    });
  }

  function answered(entry: Wanted, code: number): void {
    if (code < firstRefusal) {
      missing.delete(entry);
      entry.stood = true;
      entry.stand();
      return;
    }
    if (!entry.stood && wanted.get(entry.filter) === entry) wanted.delete(entry.filter);
    const reason = `reason code 0x${code.toString(16)}`;
    const error = new TransportError(
      'unavailable',
      `expected the broker to take a subscription, not ${reason}`,
    );
    onRefused(error);
    entry.refuse(error);
  }

  return {
    get complete() {
      return missing.size === 0;
    },
    add(filter, qos) {
      return new Promise((stand, refuse) => {
        const entry = { filter, qos, stood: false, stand, refuse };
        wanted.set(filter, entry);
        // Those that are added together go together.
        if (unsent.size === 0) queueMicrotask(send);
        unsent.add(entry);
      });
    },
    async remove(filter) {
      const entry = wanted.get(filter);
      if (entry === undefined) return;
      wanted.delete(filter);
      missing.delete(entry);
      if (unsent.delete(entry)) return;
      // If the connection is lost before the answer, nothing comes through either.
      await new Promise<void>((resolve) => {
        if (client) client.unsubscribe(filter, () => resolve());
        else resolve();
      });
    },
    connected(newClient) {
      client = newClient;
      for (const entry of wanted.values()) unsent.add(entry);
      send();
    },
    disconnected() {
      client = undefined;
      for (const entry of wanted.values()) if (entry.stood) missing.add(entry);
    },
    fail(error) {
      for (const { refuse } of wanted.values()) refuse(error);
      wanted.clear();
      unsent.clear();
      missing.clear();
    },
  };
}
