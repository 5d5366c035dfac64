import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runReadme } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { otherTolerances, type Tolerance, tolerances } from '../src/index.js';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** A table of the README. */
function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function source({ sources }: Tolerance): string {
  return sources.join(', ');
}

test('the program prints what the README says', () => {
  const { printed, promised } = runReadme(root);
  expect(printed).toEqual(promised);
});

test('the table of the rules is that of the data', () => {
  const rows = tolerances.map((each) => [`\`${each.name}\``, each.does, source(each)]);
  expect(readme).toContain(table(['rule', 'what stations do: what is made of it', 'source'], rows));
});

test('the table of what else is put up with is that of the data', () => {
  const rows = otherTolerances.map((each) => [`\`${each.name}\``, each.does, each.where, source(each)]);
  expect(readme).toContain(table(['what', 'what stations do: what is made of it', 'where', 'source'], rows));
});
