import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { programs } from '../src/programs.js';
import { flagOf, variableOf } from '../src/source.js';
import { knownKeys, wordsOf } from './known-keys.js';

const reference = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');

/** What the reference says of a key. */
interface Row {
  readonly key: string;
  /** In TOML, or as text: one for each program, or one for the standalone one after one for the others. */
  readonly defaults: readonly string[];
  readonly meaning: string;
}

const rows: readonly Row[] = [...reference.matchAll(/^\| `([\w.]+)` \| (.*?) \| (.*) \|$/gm)].map(
  ([, key = '', cell = '', meaning = '']) => ({
    key,
    defaults: codesIn(cell),
    meaning: `${cell} ${meaning}`,
  }),
);

function codesIn(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

/** A key as the reference has it, which tells only once of what may stand in several places. */
function nameOf(key: string): string {
  return key
    .replace(/\.delegating\.(v2g|cso)\./, '.')
    .replace(/\.composite\.providers\[0\]\./, '.')
    .replace(/^.*\.(opcp\.auth\.)/, '$1');
}

function tomlOf(code: string): unknown {
  try {
    return parse(`value = ${code}`).value;
  } catch {
    return code;
  }
}

const standalone = knownKeys(programs.standalone);
const others = knownKeys(programs.manager);

describe('docs/configuration.md', () => {
  it('has every key that is read, once, and no other', () => {
    const names = new Set([...others.read.keys(), ...standalone.read.keys()].map(nameOf));
    expect(rows.map(({ key }) => key).toSorted()).toEqual([...names].toSorted());
  });

  it.each([
    ['standalone', standalone],
    ['others', others],
  ] as const)('has the defaults of the programs: %s', (program, { read }) => {
    const found = [...read].map(([key, { kind, fallback }]) => {
      const { defaults } = rowOf(key);
      const said = (program === 'standalone' && defaults[1]) || defaults[0];
      const none = Array.isArray(fallback) ? [] : undefined;
      return [key, said === undefined ? none : (kind.read(tomlOf(said)) ?? kind.read(said))];
    });
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries([...read].map(([key, { fallback }]) => [key, fallback])),
    );
  });

  it('has every word that a key may have', () => {
    const missing = [...others.read].flatMap(([key, { kind }]) => {
      const codes = codesIn(rowOf(key).meaning);
      return wordsOf(kind)
        .filter((word) => !codes.includes(word))
        .map((word) => `${key} = ${word}`);
    });
    expect(missing).toEqual([]);
  });

  it('names the keys of others that mean nothing here', () => {
    const isOurs = (key: string) => [...others.read.keys()].some((read) => read.startsWith(`${key}.`));
    const meaningless = [...others.ignored].filter((key) => /^[a-z]+(\.[a-z_]+)?$/.test(key) && !isOurs(key));
    expect(meaningless).toContain('ocpi');
    expect(meaningless.filter((key) => !reference.includes(`\`${key}\``))).toEqual([]);
  });
});

it.each([
  ['variable', variableOf],
  ['flag', flagOf],
])('no two keys have the same %s', (_, of) => {
  const keys = [...others.read.keys()].filter((key) => !key.includes('['));
  expect(new Set(keys.map(of)).size).toBe(keys.length);
});

function rowOf(key: string): Row {
  const row = rows.find((each) => each.key === nameOf(key));
  if (!row) throw new Error(`expected ${nameOf(key)} in docs/configuration.md`);
  return row;
}
