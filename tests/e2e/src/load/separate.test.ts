import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SeparateSystem, startSeparate } from '../processes.js';
import { killManagers } from './managers-killed.js';
import { stopPart } from './parts-stopped.js';
import { restartBroker, restartDatabase } from './servers-restarted.js';

describe('gateway, three managers and API as processes, under load', () => {
  let system: SeparateSystem;
  beforeAll(async () => {
    system = await startSeparate();
  });
  afterAll(() => system?.close());

  it('lose and double nothing when managers are killed, one by one and all at once', async () => {
    expect(await killManagers(system, 5)).toEqual([]);
  }, 600_000);

  it('say that the database is away when it crashes, and lose and double nothing', async () => {
    expect(await restartDatabase(system, 2)).toEqual([]);
  }, 600_000);

  it('keep the sockets of stations when the broker restarts, and lose and double nothing', async () => {
    expect(await restartBroker(system, 2)).toEqual([]);
  }, 600_000);

  it.each(['manager', 'gateway', 'api'] as const)(
    'finish what runs when SIGTERM stops the %s, which ends with exit code 0',
    async (name) => {
      expect(await stopPart(system, name)).toEqual([]);
    },
    600_000,
  );
});
