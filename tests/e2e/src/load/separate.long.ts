import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SeparateSystem, startSeparate } from '../processes.js';
import { killManagers } from './managers-killed.js';
import { restartBroker, restartDatabase } from './servers-restarted.js';

describe('gateway, three managers and API as processes, under load for minutes', () => {
  let system: SeparateSystem;
  beforeAll(async () => {
    system = await startSeparate();
  });
  afterAll(() => system?.close());

  it('lose and double nothing when managers are killed twenty times', async () => {
    expect(await killManagers(system, 20)).toEqual([]);
  });

  it('lose and double nothing when the database crashes ten times', async () => {
    expect(await restartDatabase(system, 10)).toEqual([]);
  });

  it('lose and double nothing when the broker restarts ten times', async () => {
    expect(await restartBroker(system, 10)).toEqual([]);
  });
});
