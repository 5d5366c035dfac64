import { fileURLToPath } from 'node:url';
import { runReadme } from '@csms/test-handlers';
import { expect, test } from 'vitest';

test('the programs of the README compile, and print what it says', () => {
  const { printed, promised } = runReadme(fileURLToPath(new URL('..', import.meta.url)));
  expect(printed).toEqual(promised);
});
