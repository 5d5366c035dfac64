import { connectAsync, type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt';

/** A client of mqtt.js as any other program may be one. */
export interface BareClient {
  readonly client: MqttClient;
  /** What came, in order. */
  readonly packets: readonly IPublishPacket[];
  /** Resolves when so many packets came. */
  received(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Connects, and subscribes to filters at QoS 1. */
export async function connectBare(url: string, ...filters: readonly string[]): Promise<BareClient> {
  const options: IClientOptions = { protocolVersion: 5, reconnectPeriod: 0 };
  const client = await connectAsync(url, options);
  const packets: IPublishPacket[] = [];
  const waiting: Array<() => void> = [];
  client.handleMessage = (packet, done) => {
    packets.push(packet);
    for (const check of waiting) check();
    done();
  };
  if (filters.length > 0) await client.subscribeAsync([...filters], { qos: 1 });
  return {
    client,
    packets,
    received: (count) =>
      new Promise((resolve) => {
        const check = () => packets.length >= count && resolve();
        waiting.push(check);
        check();
      }),
    close: () => client.endAsync(true),
  };
}
