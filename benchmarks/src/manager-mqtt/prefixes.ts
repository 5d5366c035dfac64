/** What the topics of the floor begin with, and those of each manager by its store: all share one broker and do not hear each other. */
export const prefixes = { floor: 'floor', memory: 'memory', postgres: 'postgres', pglite: 'pglite' } as const;

/** Who answers calls. */
export type Side = keyof typeof prefixes;

/** How many stations each side has. Each has one call outstanding at a time, as OCPP asks for. */
export const stationCount = 100;
