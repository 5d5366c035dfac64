import { CommandError } from './command-error.js';

/** An EVSE, or a connector of it, as the store has them: 0 or absent is all of them, a 1.6 connector is an EVSE. */
export interface Place {
  readonly evseId?: number;
  readonly connectorId?: number;
}

/**
 * The number of a 1.6 connector, which is an EVSE with one connector; 0 is the station as a whole.
 *
 * @throws {CommandError} `not-supported` for another connector than the first.
 */
export function connector16({ evseId = 0, connectorId = 0 }: Place): number {
  checkPlace({ evseId, connectorId });
  if (connectorId <= 1) return evseId;
  throw new CommandError(
    'not-supported',
    `expected connector 1 of EVSE ${evseId}: on OCPP 1.6 it is the only one`,
  );
}

/** As 2.0.1 names it: the whole station is absent, and so is the connector of a whole EVSE. */
export function evse201(place: Place): { readonly id: number; readonly connectorId?: number } | undefined {
  const { evseId = 0, connectorId = 0 } = place;
  checkPlace({ evseId, connectorId });
  if (evseId === 0) return undefined;
  return connectorId === 0 ? { id: evseId } : { id: evseId, connectorId };
}

/** An EVSE that is asked for, as a number above 0; `undefined` when none is. */
export function evseIdOf({ evseId = 0 }: Pick<Place, 'evseId'>): number | undefined {
  checkPlace({ evseId });
  return evseId === 0 ? undefined : evseId;
}

function checkPlace({ evseId = 0, connectorId = 0 }: Place): void {
  if (!isNumber(evseId) || !isNumber(connectorId) || (connectorId > 0 && evseId === 0)) {
    throw new CommandError(
      'invalid-command',
      'expected an EVSE from 0, and a connector only of an EVSE above 0',
    );
  }
}

function isNumber(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
