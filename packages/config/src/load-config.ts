import { readFileSync } from 'node:fs';
import { parse, TomlError } from 'smol-toml';
import { type Config, type ConfigDefaults, readConfig } from './config.js';
import { ConfigError } from './config-error.js';
import { createSource, flagOf } from './source.js';

/** Where a program's configuration comes from. */
export interface LoadOptions extends ConfigDefaults {
  /** Arguments of the command line: `--config FILE`, and a flag such as `--gateway-addr ADDRESS` for any key. */
  readonly argv: readonly string[];
  /** Environment: `CSMS_CONFIG` names the file, `CSMS_<SECTION>_<KEY>` sets a key. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A configuration that was loaded. */
export interface LoadedConfig {
  readonly config: Config;
  /** Keys that are set but mean nothing here. */
  readonly ignored: readonly string[];
}

/**
 * Loads a configuration: flags before environment before file before defaults.
 *
 * @throws {ConfigError} for an unreadable file, an unknown key or a wrong value, in one line.
 */
export function loadConfig({ argv, env, ...defaults }: LoadOptions): LoadedConfig {
  const { file = env.CSMS_CONFIG, flags } = parseFlags(argv);
  const tree = file === undefined || file === '' ? {} : readFile(file);
  return readConfig(createSource({ flags, env, file: tree }), defaults);
}

function readFile(file: string): Record<string, unknown> {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new ConfigError(undefined, `${file}: can't be read (${code})`, { cause });
  }
  try {
    return parse(content);
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    const [reason] = cause.message.split('\n');
    throw new ConfigError(undefined, `${file}:${cause.line}:${cause.column}: ${reason}`, { cause });
  }
}

function parseFlags(argv: readonly string[]): { file?: string; flags: Map<string, string> } {
  const flags = new Map<string, string>();
  let file: string | undefined;
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] as string;
    const match = /^--([a-z0-9][a-z0-9._-]*)(?:=([\s\S]*))?$/i.exec(argument);
    if (!match) throw new ConfigError(undefined, `expected a flag such as --config FILE, not ${argument}`);
    const value = match[2] ?? argv[++index];
    if (value === undefined) throw new ConfigError(undefined, `${argument}: expected a value`);
    const name = match[1] as string;
    if (name === 'config') file = value;
    else flags.set(flagOf(name), value);
  }
  return { ...(file !== undefined && { file }), flags };
}
