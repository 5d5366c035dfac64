const transports = ['transport-mqtt'] as const;
const stores = ['store-memory', 'store-postgres', 'store-firestore'] as const;

/** Transports and stores of which a running system has one: only the configuration names them. */
export const choices: readonly string[] = [...transports, ...stores];

/** Functions that make such a choice although their package holds more than the choice. */
export const choosingFunctions: readonly string[] = ['createInProcessTransport'];

/**
 * Which of our packages each package may depend on and import, by folder name.
 *
 * A new package gets its row here, with the reason in the commit.
 */
export const mayImport: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'ocpp-messages': [],
    transport: ['ocpp-messages'],
    'transport-mqtt': ['transport'],
    router: ['ocpp-messages', 'transport'],
    store: [],
    'store-memory': ['store'],
    'store-postgres': ['store'],
    'store-firestore': ['store'],
    services: ['store'],
    calls: ['ocpp-messages', 'router', 'services', 'store'],
    'handlers-16': ['ocpp-messages', 'router', 'calls', 'services', 'store'],
    'handlers-201': ['ocpp-messages', 'router', 'calls', 'services', 'store'],
    // Reads messages for the router, by a station's quirks, and keeps what was wrong in the store; `calls` hides secrets.
    lenient: ['ocpp-messages', 'calls', 'router', 'services', 'store'],
    sync: ['ocpp-messages', 'calls', 'router', 'services', 'store'],
    api: ['ocpp-messages', 'calls', 'services', 'store'],
    gateway: ['ocpp-messages', 'transport'],
    'test-handlers': ['ocpp-messages', 'router', 'store', 'test-payloads', 'transport'],
    'test-firestore': [],
    'test-mosquitto': [],
    'test-payloads': [],
    'test-pki': [],
    'test-postgres': [],
  }),
);

/** The package that chooses; it may import every other. */
export const chooser = 'config';
