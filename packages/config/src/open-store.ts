import type { Store } from '@csms/store';
import type { Config } from './config.js';

/** Opens the store that the configuration names. Only that one is loaded. */
export async function openStore({ storage }: Config): Promise<Store> {
  switch (storage.type) {
    case 'in_memory': {
      const { createMemoryStore } = await import('@csms/store-memory');
      return createMemoryStore();
    }
  }
}
