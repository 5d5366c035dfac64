import { ConfigError } from './config-error.js';
import { flagOf } from './source.js';

/** A parsed command line. */
export interface Flags {
  /** The configuration file. */
  readonly file?: string;
  /** Whether to check the configuration and do nothing else. */
  readonly checkOnly: boolean;
  /** The values of keys, by their flags ({@link flagOf}). */
  readonly flags: ReadonlyMap<string, string>;
}

/**
 * Reads the arguments of a program: flags with a value each, but for `--check-config`.
 *
 * @throws {ConfigError} for anything else.
 */
export function parseFlags(argv: readonly string[]): Flags {
  const flags = new Map<string, string>();
  let file: string | undefined;
  let checkOnly = false;
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] as string;
    if (argument === '--check-config') {
      checkOnly = true;
      continue;
    }
    const match = /^--([a-z0-9][a-z0-9._-]*)(?:=([\s\S]*))?$/i.exec(argument);
    if (!match) throw new ConfigError(undefined, `expected a flag such as --config FILE, not ${argument}`);
    const value = match[2] ?? argv[++index];
    if (value === undefined) throw new ConfigError(undefined, `${argument}: expected a value`);
    const name = match[1] as string;
    if (name === 'config') file = value;
    else flags.set(flagOf(name), value);
  }
  return { ...(file !== undefined && { file }), checkOnly, flags };
}
