/** What the topics of either side begin with: both share one broker and do not hear each other. */
export const prefixes = { floor: 'floor', manager: 'cs' } as const;

/** How many stations each side has. Each has one call outstanding at a time, as OCPP asks for. */
export const stationCount = 100;
