import { expect, it } from 'vitest';
import { killStandalone } from './standalone-killed.js';

it('has everything that a station was answered after it was killed under load, thirty times', async () => {
  expect(await killStandalone(30)).toEqual([]);
});
