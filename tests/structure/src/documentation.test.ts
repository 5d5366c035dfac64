import { expect, test } from 'vitest';
import { entryPoints, exportedNames } from './exported-names.js';
import { publishable } from './workspace.js';

const entries = publishable.flatMap(entryPoints);

test.each(entries)('every name that %s exports has a doc comment', (file) => {
  const undocumented = exportedNames(file).filter(({ documented }) => !documented);
  expect(undocumented.map(({ name }) => name)).toEqual([]);
});
