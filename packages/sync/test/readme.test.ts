import { join } from 'node:path';
import { runReadme } from '@csms/test-handlers';
import { expect, test } from 'vitest';

test('the program of the README prints what it says', { timeout: 60_000 }, () => {
  const { printed, promised } = runReadme(join(import.meta.dirname, '..'));
  expect(printed.length).toBeGreaterThan(0);
  expect(printed).toEqual(promised);
});
