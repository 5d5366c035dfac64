import type { RefusalFault, RefusedConnection, RefusedIdentity } from '@csms/store';
import { shown } from '../shown.js';
import { dateTime } from './common.js';
import { integer, listOf, objectOf, oneOf, text } from './object-of.js';

const faults: readonly RefusalFault[] = [
  'wrong_path',
  'unknown_station',
  'no_password',
  'wrong_username',
  'wrong_password',
  'no_tls',
  'no_certificate',
  'wrong_certificate',
  'no_common_version',
  'no_websocket',
  'faulty_frame',
];

function short(description: string, maxLength: number) {
  return { ...text(description), maxLength };
}

const refusalFields = {
  id: short('Names it among all', 64),
  fault: oneOf(faults, 'Why it was turned away'),
  reason: short('Why, in plain words', 1_000),
  gatewayId: short('The gateway that turned it away', 64),
  at: dateTime,
};

const refusalOptions = { remoteAddress: short('Where it came from', 64) };

const refusal = objectOf(refusalFields, refusalOptions);

/** Schema of connections that were turned away, and why. */
export const refusedConnectionsSchema = objectOf(
  {
    count: integer('How often it was turned away, as far as is known'),
    firstAt: dateTime,
    lastAt: dateTime,
    latest: listOf(refusal, 'The latest first'),
  },
  { csId: text('Absent for connections whose address names no station') },
);

/**
 * Whatever connects may use an id that no station can have; that must not keep the other refusals from being reported.
 */
const calledItself = short('Who it said to be', 255);

/** Schema of what a gateway tells. */
export const toldRefusals = objectOf({
  refusals: {
    ...listOf(objectOf(refusalFields, { ...refusalOptions, csId: calledItself })),
    minItems: 1,
    maxItems: 100,
  },
});

/** What a gateway tells of one connection. */
export interface ToldRefusal extends Omit<RefusedConnection, 'stationId'> {
  readonly csId?: string;
}

/** Reads what a gateway tells. */
export function toRefusedConnection({ csId, ...told }: ToldRefusal): RefusedConnection {
  return csId === undefined ? told : { ...told, stationId: csId };
}

/** Writes who was turned away. */
export function toRefusedIdentityJson({ stationId: csId, ...identity }: RefusedIdentity): object {
  return shown({ csId, ...identity }, refusedConnectionsSchema);
}
