import { expect, test } from 'vitest';
import {
  type ConnectionEvent,
  parseConnectionEvent,
  parseDoneEvent,
  parseGatewayBeat,
  serializeConnectionEvent,
  serializeDoneEvent,
  serializeGatewayBeat,
} from './events.js';

const event: ConnectionEvent = {
  connected: true,
  connectionId: 'c1',
  gatewayId: 'gw1',
  at: new Date('2026-02-28T23:59:59.987Z'),
};

test('writes a connection event and reads it back', () => {
  const text = serializeConnectionEvent(event);
  expect(text).toBe(
    '{"connected":true,"connectionId":"c1","gatewayId":"gw1","at":"2026-02-28T23:59:59.987Z"}',
  );
  expect(parseConnectionEvent(text)).toEqual(event);
});

test('writes the security profile of a connection event where there is one, and reads one that can be', () => {
  const raised = { ...event, securityProfile: 3 } as const;
  expect(parseConnectionEvent(serializeConnectionEvent(raised))).toEqual(raised);
  const odd = { ...(JSON.parse(serializeConnectionEvent(event)) as object), securityProfile: '3' };
  expect(parseConnectionEvent(JSON.stringify(odd))).toEqual(event);
});

test('writes a done event and reads it back', () => {
  const text = serializeDoneEvent({ id: '1', status: 'Answered' });
  expect(text).toBe('{"id":"1","status":"Answered"}');
  expect(parseDoneEvent(text)).toEqual({ id: '1', status: 'Answered' });
});

test('writes a beat and reads it back', () => {
  expect(serializeGatewayBeat({ alive: false })).toBe('{"alive":false}');
  expect(parseGatewayBeat('{"alive":false}')).toEqual({ alive: false });
});

test('writes no field that an event should not have', () => {
  const more = { ...event, id: '1', status: 'Answered', alive: true, secret: 'x' };
  for (const write of [serializeConnectionEvent, serializeDoneEvent, serializeGatewayBeat]) {
    expect(write(more)).not.toContain('secret');
  }
});

const fields = JSON.parse(serializeConnectionEvent(event)) as object;

test.each([
  [parseConnectionEvent, 'no JSON', 'in JSON'],
  [parseConnectionEvent, 'null', 'fields'],
  [parseConnectionEvent, '[]', 'connected'],
  [parseConnectionEvent, JSON.stringify({ ...fields, connected: 'yes' }), 'connected'],
  [parseConnectionEvent, JSON.stringify({ ...fields, connectionId: 1 }), 'connectionId'],
  [parseConnectionEvent, JSON.stringify({ ...fields, gatewayId: undefined }), 'gatewayId'],
  [parseConnectionEvent, JSON.stringify({ ...fields, at: 'yesterday' }), 'at, a time'],
  [parseConnectionEvent, JSON.stringify({ ...fields, at: 5 }), 'at, a time'],
  [parseDoneEvent, '{"status":"Answered"}', 'id'],
  [parseDoneEvent, '{"id":"1"}', 'status'],
  [parseGatewayBeat, '{}', 'alive'],
  [parseGatewayBeat, '5', 'fields'],
])('%o refuses %s, and says what was expected', (parse, text, expected) => {
  expect(() => parse(text)).toThrow(
    expect.objectContaining({ code: 'malformed', message: expect.stringContaining(expected) }),
  );
});
