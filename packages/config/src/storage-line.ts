import { resolve } from 'node:path';
import type { StorageConfig } from './storage-config.js';

/** A line that says where the state is kept, for whoever starts a program that keeps it; without secrets. */
export function storageLine(storage: StorageConfig): string {
  return `data     ${placeOf(storage)}`;
}

function placeOf(storage: StorageConfig): string {
  switch (storage.type) {
    case 'in_memory':
      return 'in memory, forgotten when this ends';
    case 'firestore':
      return `firestore, project ${storage.firestore.projectId ?? 'of the environment'}`;
    case 'postgres': {
      if ('dataDir' in storage) return resolve(storage.dataDir);
      const { host, pathname } = new URL(storage.server.url);
      return `postgres://${host}${pathname}`;
    }
  }
}
