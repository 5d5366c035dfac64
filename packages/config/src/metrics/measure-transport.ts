import type { Transport } from '@csms/transport';
import type { Registry } from './registry.js';

/** Tells whether messages can be sent and received. */
export function measureTransport(
  registry: Registry,
  part: string,
  transport: Pick<Transport, 'connected'>,
): void {
  registry.read({
    name: 'csms_transport_connected',
    help: 'Whether the connection to the broker stands: 1 or 0',
    type: 'gauge',
    labels: ['service'],
    read: () => [{ labels: [part], value: transport.connected ? 1 : 0 }],
  });
}
