import {
  type BrokerProxy,
  type Mosquitto,
  type MosquittoOptions,
  startMosquitto,
  startProxy,
} from '@csms/test-mosquitto';
import type { Message, Subscription, Transport } from '@csms/transport';
import { expect, onTestFinished, vi } from 'vitest';
import { createMqttTransport, type MqttTransportOptions } from '../src/index.js';
import { type BareClient, connectBare } from './bare-client.js';

/** Starts a broker for one test. */
export async function aBroker(options?: MosquittoOptions): Promise<Mosquitto> {
  const broker = await startMosquitto(options);
  onTestFinished(() => broker.stop());
  return broker;
}

/** Opens a transport for one test. Lost connections are made again at once. */
export function aTransport(options: MqttTransportOptions): Transport {
  const transport = createMqttTransport({ connectRetryDelayMs: 10, ...options });
  onTestFinished(() => transport.close());
  return transport;
}

/** Connects a client of another program for one test. */
export async function aBareClient(url: string, ...filters: readonly string[]): Promise<BareClient> {
  const client = await connectBare(url, ...filters);
  onTestFinished(() => client.close());
  return client;
}

/** Starts a proxy for one test. */
export async function aProxy(brokerUrl: string): Promise<BrokerProxy> {
  const proxy = await startProxy(brokerUrl);
  onTestFinished(() => proxy.close());
  return proxy;
}

/** Messages as they come. */
export interface Inbox {
  readonly messages: readonly Message[];
  /** Resolves when so many came. */
  received(count: number): Promise<void>;
}

/** Listens, for as long as the transport is open. */
export async function anInbox(transport: Transport, subscription: Subscription): Promise<Inbox> {
  const messages: Message[] = [];
  const waiting: Array<() => void> = [];
  await transport.listen(subscription, (message) => {
    messages.push(message);
    for (const check of waiting) check();
  });
  return {
    messages,
    received: (count) =>
      new Promise((resolve) => {
        const check = () => messages.length >= count && resolve();
        waiting.push(check);
        check();
      }),
  };
}

/** Resolves when a transport is connected, or isn't: it can only be asked. */
export async function untilConnected(transport: Transport, connected = true): Promise<void> {
  await vi.waitFor(() => expect(transport.connected).toBe(connected), { timeout: 20_000, interval: 5 });
}

/** A message of a station. */
export function said(payload: string, stationId = 'CP01'): Message {
  return { topic: { kind: 'in', version: '1.6', stationId }, payload };
}

/** A message to a station. */
export function told(payload: string, stationId = 'CP01'): Message {
  return { topic: { kind: 'out', version: '1.6', stationId }, payload };
}

/** What hears {@link told}. */
export function outOf(stationId = 'CP01'): Subscription {
  return { kind: 'out', version: '1.6', stationId };
}

/** What hears {@link said}. */
export const allSaid: Subscription = { kind: 'in', version: '1.6' };
