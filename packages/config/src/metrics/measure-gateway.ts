import type { Gateway, GatewayObserver } from '@csms/gateway';
import type { KnownAction } from './known-action.js';
import type { Registry } from './registry.js';

/** An observer that measures the calls of a gateway, both ways: from the socket to the answer on it, or back. */
export function measureGateway(registry: Registry, labelOf: KnownAction): GatewayObserver {
  const calls = registry.counter({
    name: 'csms_gateway_calls_total',
    help: 'Calls that ended at the gateway, of stations and to them',
    labels: ['from', 'version', 'action', 'outcome'],
  });
  const durations = registry.histogram({
    name: 'csms_gateway_call_duration_seconds',
    help: 'How long calls took at the gateway, with the time that they waited for their turn',
    labels: ['from', 'version', 'action'],
  });
  const inFlight = { station: 0, csms: 0 };
  registry.read({
    name: 'csms_gateway_calls_in_flight',
    help: 'Calls at the gateway without an answer, those that wait for their turn included',
    type: 'gauge',
    labels: ['from'],
    read: () => Object.entries(inFlight).map(([from, value]) => ({ labels: [from], value })),
  });
  return {
    begin({ from, version, action: named }) {
      const action = labelOf(version, named);
      const startedAt = performance.now();
      inFlight[from]++;
      return {
        end(outcome) {
          inFlight[from]--;
          calls(from, version, action, outcome).inc();
          durations(from, version, action).observe((performance.now() - startedAt) / 1_000);
        },
      };
    },
  };
}

/** Tells how many stations are connected to a gateway. */
export function measureConnections(registry: Registry, gateway: Pick<Gateway, 'connections'>): void {
  registry.read({
    name: 'csms_gateway_connections',
    help: 'Stations that are connected to the gateway',
    type: 'gauge',
    read: () => [{ value: gateway.connections }],
  });
}
