import { type ConfigDefaults, readConfig } from '../src/config.js';
import { ConfigError } from '../src/config-error.js';
import type { Kind } from '../src/kinds.js';
import type { Source } from '../src/source.js';

/** A key that the configuration reads. */
export interface KnownKey {
  readonly kind: Kind<unknown>;
  readonly fallback: unknown;
}

/** Every key that the configuration reads, whatever the others say, and those that it accepts and ignores. */
export interface KnownKeys {
  readonly read: ReadonlyMap<string, KnownKey>;
  readonly ignored: ReadonlySet<string>;
}

/** Where one key of a section is needed, the complaint names the section. */
const oneOfSeveral: ReadonlyMap<string, string> = new Map([
  ['oauth2_token', 'client_secret'],
  ['postgres', 'url'],
]);

/**
 * Finds every key by reading configurations: one for each word that a key may have, with the words of other keys that lead
 * there, and with a value for each key that a {@link ConfigError} asks for.
 */
export function knownKeys(defaults: ConfigDefaults): KnownKeys {
  const read = new Map<string, KnownKey>();
  const ignored = new Set<string>();
  const seen = new Set<string>();
  const open: Array<ReadonlyMap<string, string>> = [new Map()];

  /** Reads a configuration with some words chosen, and notes which other words there are to choose. */
  function explore(choices: ReadonlyMap<string, string>): void {
    const needed = new Set<string>();
    for (;;) {
      const chosen = new Map(choices);
      try {
        readConfig(sourceOf('', { chosen, needed }), { ...defaults, opensStore: true });
        return;
      } catch (error) {
        const key = error instanceof ConfigError ? error.key : undefined;
        if (key === undefined) throw error;
        const wanted = read.has(key) ? key : `${key}.${oneOfSeveral.get(key.split('.').at(-1) ?? '')}`;
        if (!read.has(wanted) || needed.has(wanted)) throw error;
        needed.add(wanted);
      }
    }
  }

  function sourceOf(
    prefix: string,
    { chosen, needed }: { readonly chosen: Map<string, string>; readonly needed: ReadonlySet<string> },
  ): Source {
    return {
      read(name, kind, fallback) {
        const key = `${prefix}${name}`;
        read.set(key, { kind, fallback });
        const words = wordsOf(kind);
        // A signer may delegate to signers, and a list of sources hold lists: once is enough to know their keys.
        const isNested = /\.(delegating\.\w+|providers\[0\])\./.test(key);
        const usable = words.filter((word) => !(isNested && ['delegating', 'composite'].includes(word)));
        for (const word of usable) {
          if (seen.has(`${key}=${word}`)) continue;
          seen.add(`${key}=${word}`);
          open.push(new Map([...chosen, [key, word]]));
        }
        const word = chosen.get(key) ?? (typeof fallback === 'string' ? fallback : usable[0]);
        if (words.length > 0 && word !== undefined) {
          chosen.set(key, word);
          return kind.read(word) ?? fallback;
        }
        return needed.has(key) ? (sampleOf(kind) as ReturnType<typeof kind.read> & object) : fallback;
      },
      has: () => true,
      variable: () => 'a value',
      part: () =>
        sourceOf('contract_cert_validator.ocsp.root_certs.composite.providers[0].', { chosen, needed }),
      ignore: (name) => ignored.add(`${prefix}${name}`),
      finish: () => ({ ignored: [], unknownVariables: [] }),
    };
  }

  for (let choices = open.pop(); choices; choices = open.pop()) explore(choices);
  return { read, ignored };
}

/** The words that a kind takes, as it says what it expects. */
export function wordsOf({ expected }: Kind<unknown>): readonly string[] {
  if (!/^(one of )?"[^"]+"(, "[^"]+")*$/.test(expected)) return [];
  return [...expected.matchAll(/"([^"]+)"/g)].map(([, word = '']) => word);
}

/** Values of which each kind takes one. */
const samples: readonly unknown[] = ['x', 'https://example.com', 'postgres://db/csms', ['x'], [{}], 1];

function sampleOf(kind: Kind<unknown>): unknown {
  for (const sample of samples) {
    const value = kind.read(sample);
    if (value !== undefined) return value;
  }
  throw new Error(`expected a sample that is ${kind.expected}`);
}
