import { fileURLToPath } from 'node:url';
import { runReadme } from '@csms/test-handlers';
import { expect, test } from 'vitest';

test('the programs of the README print what it says', { timeout: 60_000 }, () => {
  const { printed, promised } = runReadme(fileURLToPath(new URL('../', import.meta.url)));
  expect(printed.length).toBeGreaterThan(0);
  expect(printed).toEqual(promised);
});
