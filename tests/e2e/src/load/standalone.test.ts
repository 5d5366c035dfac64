import { expect, it } from 'vitest';
import { killStandalone } from './standalone-killed.js';

it('has everything that a station was answered after it was killed under load, five times, and stopped once', async () => {
  expect(await killStandalone(5)).toEqual([]);
}, 600_000);
