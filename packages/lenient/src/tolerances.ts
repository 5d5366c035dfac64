import type { Tolerance } from './rule.js';
import { rules } from './rules.js';

/** A tolerance that is not a rule about the payloads of lenient stations. */
export interface OtherTolerance extends Tolerance {
  /** The package that does it. */
  readonly where: string;
}

/** Tolerances of the connection, its frames and the handlers. */
export const otherTolerances: readonly OtherTolerance[] = [
  {
    name: 'no-subprotocol',
    does: 'no Sec-WebSocket-Protocol, or one that is not known, such as `ocpp16`: the version is the one of the registration (`defaultOcppVersion`)',
    sources: ['steve-community/steve#1109', 'lbbrhzn/ocpp#442', 'lbbrhzn/ocpp#1984'],
    where: 'gateway',
  },
  {
    name: 'changed-version',
    does: 'another version of OCPP on each connection: the version is a property of the connection',
    sources: ['lbbrhzn/ocpp#2008'],
    where: 'gateway',
  },
  {
    name: 'path-spelling',
    does: 'doubled slashes and one at the end of the path, and percent-encoded characters: the id is the last segment, decoded',
    sources: ['practice'],
    where: 'gateway',
  },
  {
    name: 'password-spelling',
    does: 'a 1.6 key as bytes or as hexadecimal digits: either is the key; an empty password is one too, if it is registered',
    sources: ['OCPP 1.6 certification TC_085', 'mikuso/ocpp-rpc'],
    where: 'gateway',
  },
  {
    name: 'frame-margins',
    does: 'empty frames, a byte order mark, and NULs or blanks at the end: ignored',
    sources: ['mikuso/ocpp-rpc'],
    where: 'gateway',
  },
  {
    name: 'broken-json',
    does: 'a call that is no JSON after its id (`"transactionId":,`): it is answered with a call error, so that the station goes on',
    sources: ['lbbrhzn/ocpp#2032'],
    where: 'gateway',
  },
  {
    name: 'null-payload',
    does: 'null for a payload without fields: it is {}',
    sources: ['steve-community/steve#1109', 'OCPP 1.6 JSON section 4.2.1'],
    where: 'gateway, router',
  },
  {
    name: 'repeated-call',
    does: 'the same call again because its answer got lost: it gets the same answer',
    sources: ['matth-x/MicroOcpp#50', 'OCPP 2.0.1 errata 2024-09'],
    where: 'gateway, handlers',
  },
  {
    name: 'celcius',
    does: 'the unit Celcius, as OCPP 1.6 first wrote it: it is Celsius',
    sources: ['OCPP 1.6 errata', 'citrineos/citrineos-core#971'],
    where: 'services',
  },
  {
    name: 'odd-fraction',
    does: 'a time with more than three digits of a second: the rest is dropped',
    sources: ['monta-app/ocpp-emulator#53'],
    where: 'ocpp-messages',
  },
  {
    name: 'lost-transaction-id',
    does: 'transactionId 0, -1 or 2^63-1: a stop is that of the only transaction of its token that runs, or of the one whose begin it tells, meter values are those of the transaction that ran on the connector',
    sources: ['steve-community/steve#740', 'mobilityhouse/ocpp#617', 'OCPP 1.6 errata 3.18'],
    where: 'services',
  },
  {
    name: 'main-meter',
    does: 'connectorId 0 in MeterValues: the main meter; below 0: answered, and nothing is kept',
    sources: ['sap-labs-france/ev-server', 'steve-community/steve#2091'],
    where: 'handlers',
  },
  {
    name: 'offline-replay',
    does: 'events of a transaction that happened while the station was offline: they are not taken to happen now',
    sources: ['lbbrhzn/ocpp#2135', 'lbbrhzn/ocpp#2141'],
    where: 'handlers',
  },
  {
    name: 'doubtful-transaction',
    does: 'a stop of an unknown transaction or before its start, a meter that went down, another token than that of the start, a connector of 0 or below, a time that has not come: it is answered, and the transaction is flagged',
    sources: ['steve-community/steve#2091', 'steve-community/steve#2092'],
    where: 'store',
  },
];

/** What lenient stations may do in their messages: the rules, in the order in which they apply. */
export const tolerances: readonly Tolerance[] = rules.map(({ name, does, sources }) => ({
  name,
  does,
  sources,
}));
