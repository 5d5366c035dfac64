import { expect, test } from 'vitest';
import { type Availability, isAvailabilityPending } from './availability.js';
import type { ConnectorState, ConnectorStatus } from './stations.js';

const at = new Date(0);
const scheduled: Availability = { evseId: 1, connectorId: 1, isOperative: false, isScheduled: true, at };
const whole = { ...scheduled, evseId: 0, connectorId: 0 };

function aConnector(evseId: number, connectorId: number, status: ConnectorStatus): ConnectorState {
  return { evseId, connectorId, status, at };
}

test.each(['Occupied', 'Charging', 'SuspendedEV', 'Finishing', 'Faulted'] as const)(
  'what is scheduled is pending while its connector is %s',
  (status) => {
    expect(isAvailabilityPending(scheduled, [aConnector(1, 1, status)])).toBe(true);
  },
);

test.each(['Available', 'Unavailable'] as const)(
  'it is no longer pending once its connector is %s',
  (status) => {
    expect(isAvailabilityPending(scheduled, [aConnector(1, 1, status)])).toBe(false);
  },
);

test('other connectors, and states of EVSE and station as a whole, do not matter', () => {
  const states = [aConnector(2, 1, 'Occupied'), aConnector(1, 2, 'Occupied'), aConnector(1, 0, 'Occupied')];
  expect(isAvailabilityPending(scheduled, [...states, aConnector(1, 1, 'Unavailable')])).toBe(false);
});

test('a station, or an EVSE, waits for the last of its connectors', () => {
  const states = [aConnector(0, 0, 'Unavailable'), aConnector(1, 1, 'Unavailable')];
  expect(isAvailabilityPending(whole, [...states, aConnector(2, 1, 'Occupied')])).toBe(true);
  expect(
    isAvailabilityPending({ ...scheduled, connectorId: 0 }, [...states, aConnector(2, 1, 'Occupied')]),
  ).toBe(false);
  expect(isAvailabilityPending(whole, states)).toBe(false);
});

test('it is pending while nothing is known of its connectors', () => {
  expect(isAvailabilityPending(scheduled, [])).toBe(true);
});

test('what happened at once is not pending', () => {
  expect(isAvailabilityPending({ ...scheduled, isScheduled: false }, [])).toBe(false);
});
