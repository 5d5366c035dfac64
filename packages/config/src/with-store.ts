import type { Store } from '@csms/store';
import type { Config } from './config.js';
import type { ProgramLogger } from './logging.js';
import { openStore } from './open-store.js';
import { closing, type Service } from './service.js';

/** Starts a service on a store of its own, which is closed after the service, or when that can't start. */
export async function withStore(
  config: Config,
  logger: ProgramLogger,
  start: (store: Store) => Promise<Service>,
): Promise<Service> {
  const { defer, close } = closing();
  const store = await openStore(config, logger);
  defer(() => store.close());
  try {
    const service = await start(store);
    defer(() => service.close());
    return { ...service, close };
  } catch (error) {
    await close();
    throw error;
  }
}
