import { TransportError } from './transport-error.js';

/** A station connected to a gateway or left it. Times order events: an older one never wins. */
export interface ConnectionEvent {
  readonly connected: boolean;
  /** Names this connection among all of the station's. A disconnect counts for its own connection only. */
  readonly connectionId: string;
  readonly gatewayId: string;
  readonly at: Date;
  /** OCPP's security profile by which the station came, when that is higher than the one that it is registered with. */
  readonly securityProfile?: 2 | 3;
}

/** The record of a call made by the CSMS is complete. */
export interface DoneEvent {
  /** Message id of the call. */
  readonly id: string;
  /** Final status of its record. */
  readonly status: string;
}

/** A sign of life of a gateway, or its last will. */
export interface GatewayBeat {
  /** False in the last will and when the gateway stops. */
  readonly alive: boolean;
}

/** Writes a connection event. */
export function serializeConnectionEvent({
  connected,
  connectionId,
  gatewayId,
  at,
  securityProfile,
}: ConnectionEvent): string {
  return JSON.stringify({ connected, connectionId, gatewayId, at: at.toISOString(), securityProfile });
}

/**
 * Reads a connection event.
 *
 * @throws {TransportError} `malformed`, naming the field.
 */
export function parseConnectionEvent(text: string): ConnectionEvent {
  const { connected, connectionId, gatewayId, at, securityProfile } = fields(text);
  if (typeof connected !== 'boolean') throw expected('connected, a boolean');
  if (typeof connectionId !== 'string') throw expected('connectionId, a text');
  if (typeof gatewayId !== 'string') throw expected('gatewayId, a text');
  const time = new Date(typeof at === 'string' ? at : Number.NaN);
  if (Number.isNaN(time.getTime())) throw expected('at, a time');
  const event = { connected, connectionId, gatewayId, at: time };
  return securityProfile === 2 || securityProfile === 3 ? { ...event, securityProfile } : event;
}

/** Writes a done event. */
export function serializeDoneEvent({ id, status }: DoneEvent): string {
  return JSON.stringify({ id, status });
}

/**
 * Reads a done event.
 *
 * @throws {TransportError} `malformed`, naming the field.
 */
export function parseDoneEvent(text: string): DoneEvent {
  const { id, status } = fields(text);
  if (typeof id !== 'string') throw expected('id, a text');
  if (typeof status !== 'string') throw expected('status, a text');
  return { id, status };
}

/** Writes a beat. */
export function serializeGatewayBeat({ alive }: GatewayBeat): string {
  return JSON.stringify({ alive });
}

/**
 * Reads a beat.
 *
 * @throws {TransportError} `malformed`, naming the field.
 */
export function parseGatewayBeat(text: string): GatewayBeat {
  const { alive } = fields(text);
  if (typeof alive !== 'boolean') throw expected('alive, a boolean');
  return { alive };
}

function fields(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new TransportError('malformed', 'expected an event in JSON', { cause });
  }
  if (typeof value !== 'object' || value === null) throw expected('fields');
  return value as Record<string, unknown>;
}

function expected(what: string): TransportError {
  return new TransportError('malformed', `expected an event with ${what}`);
}
