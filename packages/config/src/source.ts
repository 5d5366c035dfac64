import { parse } from 'smol-toml';
import { ConfigError } from './config-error.js';
import type { Kind } from './kinds.js';
import { nearestName } from './nearest-name.js';
import { findUnknownVariables, type UnknownVariable } from './unknown-variables.js';

/** Where the values of keys come from; the first that has a key wins. */
export interface Layers {
  /** Flags of the command line, by {@link flagOf} of their key. */
  readonly flags: ReadonlyMap<string, string>;
  /** Environment variables; `CSMS_GATEWAY_ADDR` is the key `gateway.addr`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The configuration file, parsed. */
  readonly file: Readonly<Record<string, unknown>>;
  /** Variables that keys may name; those of `env` by default. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
}

/** What was set without effect. */
export interface Leftovers {
  /** Keys that are set but mean nothing here. */
  readonly ignored: readonly string[];
  /** Environment variables that are named like ours, and set nothing. */
  readonly unknownVariables: readonly UnknownVariable[];
}

/** Reads keys one by one, and so knows in the end which ones exist. */
export interface Source {
  /** The value of a key, or `fallback` when nobody sets it. Throws a {@link ConfigError} for a value of another kind. */
  read<T, F extends T | undefined>(key: string, kind: Kind<T>, fallback: F): T | F;
  /** Whether anybody sets a key, or one of a section. */
  has(name: string): boolean;
  /** The value of an environment variable that a key names. */
  variable(name: string): string | undefined;
  /** A table in a list, whose keys only the file sets. */
  part(table: Readonly<Record<string, unknown>>): Source;
  /** Accepts a key that means nothing here. */
  ignore(key: string): void;
  /**
   * Throws a {@link ConfigError} for a key that was set but never read, and returns what else was set without effect.
   */
  finish(): Leftovers;
}

/** Reads keys from layers. */
export function createSource(layers: Layers): Source {
  return sourceOf(layers, new Set());
}

/** @param named collects the variables that keys name */
function sourceOf({ flags, env, file, variables = env }: Layers, named: Set<string>): Source {
  const known = new Set<string>();
  const ignorable = new Set<string>();

  /** The text of a flag or a variable. */
  function outside(key: string): string | undefined {
    return flags.get(flagOf(key)) ?? env[variableOf(key)];
  }

  return {
    read(key, kind, fallback) {
      known.add(key);
      const words = outside(key);
      const value = words === undefined ? lookUp(file, key) : loose(words);
      if (value === undefined) return fallback;
      // `CSMS_GATEWAY_API_KEY=12345` is a number in TOML, but meant as a text.
      const read = kind.read(value) ?? kind.read(words);
      if (read === undefined) throw new ConfigError(key, `expected ${kind.expected}`);
      return read;
    },
    has(name) {
      const [flag, variable] = [flagOf(name), variableOf(name)];
      return (
        lookUp(file, name) !== undefined ||
        [...flags.keys()].some((key) => key === flag || key.startsWith(`${flag}-`)) ||
        Object.keys(env).some((key) => key === variable || key.startsWith(`${variable}_`))
      );
    },
    variable(name) {
      named.add(name);
      return Object.hasOwn(variables, name) ? variables[name] : undefined;
    },
    part: (table) => sourceOf({ flags: new Map(), env: {}, file: table, variables }, named),
    ignore(key) {
      ignorable.add(key);
    },
    finish() {
      const ignored: string[] = [];
      const names = new Set([...known].map(flagOf));
      const ignorableNames = [...ignorable].map(flagOf);
      for (const name of flags.keys()) {
        if (names.has(name)) continue;
        if (!ignorableNames.some((other) => name === other || name.startsWith(`${other}-`))) {
          throw new ConfigError(
            undefined,
            `unknown flag --${name}${orRather('--', nearestName(name, names))}`,
          );
        }
        ignored.push(`--${name}`);
      }
      for (const key of leaves(file, '')) {
        if (isBelow(key, known)) continue;
        if (!isBelow(key, ignorable))
          throw new ConfigError(key, `unknown key${orRather('', nearestName(key, known))}`);
        ignored.push(key);
      }
      const sections = [...ignorable].map(variableOf);
      const isAccepted = (name: string) =>
        named.has(name) || sections.some((section) => name === section || name.startsWith(`${section}_`));
      return { ignored, unknownVariables: findUnknownVariables(env, isAccepted, [...known].map(variableOf)) };
    },
  };
}

/** A suggestion of what may have been meant, if there is one. */
function orRather(dashes: string, nearest: string | undefined): string {
  return nearest === undefined ? '' : ` (${dashes}${nearest}?)`;
}

/** The value of a key that must be set. Throws a {@link ConfigError} when it is not. */
export function required<T>(source: Source, key: string, kind: Kind<T>): T {
  const value = source.read(key, kind, undefined);
  if (value === undefined) throw new ConfigError(key, `expected ${kind.expected}`);
  return value;
}

/** The environment variable that sets a key. */
export function variableOf(key: string): string {
  return `CSMS_${key.toUpperCase().replaceAll('.', '_')}`;
}

/** The flag, without dashes before it, that sets a key: `gateway-api-url` for `gateway.api_url`. */
export function flagOf(key: string): string {
  return key.toLowerCase().replaceAll(/[._]/g, '-');
}

/** A value from outside a file: TOML where it parses, otherwise the text as it is. */
function loose(value: string): unknown {
  try {
    return parse(`value = ${value}`).value;
  } catch {
    return value;
  }
}

function lookUp(tree: unknown, key: string): unknown {
  let node = tree;
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) return undefined;
    node = (node as Record<string, unknown>)[part];
  }
  return node;
}

/** The keys that a file sets. */
function* leaves(tree: Readonly<Record<string, unknown>>, prefix: string): Generator<string> {
  for (const [name, value] of Object.entries(tree)) {
    const key = prefix === '' ? name : `${prefix}.${name}`;
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)) {
      yield* leaves(value as Record<string, unknown>, key);
    } else {
      yield key;
    }
  }
}

/** Whether a key is one of a set, or lies below one of its sections. */
function isBelow(key: string, keys: ReadonlySet<string>): boolean {
  for (let part = key; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
    if (keys.has(part)) return true;
  }
  return false;
}
