import { expect, test } from 'vitest';
import { entryPoints, exportedNames } from './exported-names.js';
import { packages } from './workspace.js';

const entries = packages
  .filter(({ manifest }) => manifest.private !== true)
  .flatMap((part) => entryPoints(part).map((file) => ({ file })));

test.each(entries)('every name that $file exports has a doc comment', ({ file }) => {
  const undocumented = exportedNames(file).filter(({ documented }) => !documented);
  expect(undocumented.map(({ name }) => name)).toEqual([]);
});
