/**
 * The prefixes of the topics of the floor and of each manager, by its store: they share one broker without hearing each
 * other.
 */
export const prefixes = { floor: 'floor', memory: 'memory', postgres: 'postgres', pglite: 'pglite' } as const;

/** Who answers calls. */
export type Side = keyof typeof prefixes;

/** How many stations each side has. Each has one call outstanding at a time, as OCPP requires. */
export const stationCount = 100;
