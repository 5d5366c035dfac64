import type { Logger } from '@csms/router';
import type { Store } from '@csms/store';
import type { Config } from './config.js';
import { checkDatabaseFiles } from './database-files.js';

/** Opens the store that the configuration names. Only that one is loaded. A server need not be there yet. */
export async function openStore({ storage, transport }: Config, logger: Logger): Promise<Store> {
  switch (storage.type) {
    case 'in_memory': {
      const { createMemoryStore } = await import('@csms/store-memory');
      if (transport.type === 'mqtt') {
        logger.warn(
          {},
          'the store in memory is shared with no other process; each manager and api has its own',
        );
      }
      return createMemoryStore();
    }
    case 'firestore': {
      const { openFirestoreStore } = await import('@csms/store-firestore');
      return openFirestoreStore(storage.firestore);
    }
    case 'postgres': {
      const { createServerStore, openEmbeddedStore } = await import('@csms/store-postgres');
      if ('dataDir' in storage) return openEmbeddedStore(storage);
      checkDatabaseFiles(storage.server.url);
      return createServerStore(storage.server);
    }
  }
}
