import { describe, expect, test } from 'vitest';
import { filesIn, parts, sourcesOf, textOf, titled } from './workspace.js';

const maxLines = 400;

describe.each(titled(parts))('%s', (_, part) => {
  test(`has no source file of more than ${maxLines} lines`, () => {
    const long = sourcesOf(part).filter((file) => textOf(file).split('\n').length - 1 > maxLines);
    expect(long).toEqual([]);
  });

  test('leaves out none of its tests', () => {
    const leftOut =
      /\b(?:describe|suite|test|it)(?:\.\w+)*\.(?:only|skip|skipIf|runIf|todo|fails)\b|\bskip\(/;
    expect(sourcesOf(part).filter((file) => leftOut.test(textOf(file)))).toEqual([]);
  });

  test('mocks no module', () => {
    expect(sourcesOf(part).filter((file) => /\bvi\.(?:do)?[mM]ock\(/.test(textOf(file)))).toEqual([]);
  });
});

/** What no file of the repository may hold. */
const forbidden: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['the path of a folder on one machine', /(?<![\w.~-])\/(?:home|Users|root|work|workspace|mnt)\/\w/],
  ['a path out of the repository', /(?:\.\.\/)+shared\b/],
  ['the host of a package registry', /https?:\/\/(?!www\.npmjs\.com)[\w.-]*(?:registry|npm)/],
  ['an emoji', /\p{Emoji_Presentation}/u],
];

const text = /\.(?:ts|mjs|js|json|md|ya?ml|toml|sh)$|\/run$/;
const files = filesIn('').filter((file) => text.test(file) && !file.endsWith('pnpm-lock.yaml'));

test.each(forbidden)('no file holds %s', (_, pattern) => {
  expect(files.filter((file) => pattern.test(textOf(file)))).toEqual([]);
});
