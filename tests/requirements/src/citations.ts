import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Where a test cites a requirement. */
export interface Citation {
  readonly id: string;
  readonly file: string;
}

/** Every citation of the repository's tests. */
export function citations(): readonly Citation[] {
  return testFiles().flatMap((file) =>
    citedIn(readFileSync(join(root, file), 'utf8')).map((id) => ({ id, file })),
  );
}

/**
 * The ids that a test's text cites: in parentheses in a text, such as the name of a test, or alone in one, such as in a
 * row of a table. `C07.FR.15 to 17` are three.
 */
export function citedIn(source: string): readonly string[] {
  const texts = [...source.matchAll(/(['"`])((?:\\.|(?!\1)[^\\\n])*)\1/g)].map(([, , text = '']) => text);
  return texts.flatMap((text) => [
    ...[...text.matchAll(/\(([^()]*)\)/g)].flatMap(([, inner = '']) => idsIn(inner)),
    ...(/^[A-P]\d\d\.FR\.\d+$/.test(text) ? [text] : []),
  ]);
}

function idsIn(text: string): readonly string[] {
  const pattern = /([A-P]\d\d)\.FR\.(\d+)(?: to (?:[A-P]\d\d\.FR\.)?(\d+))?/g;
  return [...text.matchAll(pattern)].flatMap(([, section = '', first = '', last = first]) =>
    Array.from(
      { length: Number(last) - Number(first) + 1 },
      (_, index) => `${section}.FR.${String(Number(first) + index).padStart(first.length, '0')}`,
    ),
  );
}

/** Folders of what programs make, and this package, whose own tests cite to test that. */
const leftOut = /^(?:node_modules|dist|gen|reports|\.turbo|requirements)$/;

/** The tests of packages and apps, and those beside them. */
function testFiles(): readonly string[] {
  return ['packages', 'apps', 'tests'].flatMap((group) => testsIn(group));
}

function testsIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return leftOut.test(entry.name) ? [] : testsIn(path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}
