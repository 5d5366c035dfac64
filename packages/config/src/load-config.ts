import { readFileSync } from 'node:fs';
import { parse, TomlError } from 'smol-toml';
import { type Config, type ConfigDefaults, readConfig } from './config.js';
import { ConfigError } from './config-error.js';
import { parseFlags } from './flags.js';
import { hasStore, type ServiceName } from './programs.js';
import { createSource, type Leftovers } from './source.js';
import { refuseUnheeded } from './unheeded-keys.js';

/** Where a program's configuration comes from. */
export interface LoadOptions extends ConfigDefaults {
  /**
   * Arguments of the command line: `--config FILE`, a flag such as `--gateway-addr ADDRESS` for any key, and
   * `--check-config`.
   */
  readonly argv: readonly string[];
  /** Environment: `CSMS_CONFIG` names the file, `CSMS_<SECTION>_<KEY>` sets a key. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * The services that are to run with it: a key that does nothing in one of them without another key is refused, and
   * when none of them opens a store, its keys may be missing. When absent, any may run, and nothing is refused for
   * this.
   */
  readonly services?: readonly ServiceName[];
}

/** A configuration that was loaded. */
export interface LoadedConfig extends Leftovers {
  readonly config: Config;
  /** Whether the command line asks to check the configuration and do nothing else. */
  readonly checkOnly: boolean;
}

/**
 * Loads a configuration: flags before environment before file before defaults.
 *
 * @throws {ConfigError} for an unreadable file, an unknown key, a wrong value or a key that does nothing without another one, in
 *   one line.
 */
export function loadConfig({ argv, env, services, ...defaults }: LoadOptions): LoadedConfig {
  const { file = env.CSMS_CONFIG, flags, checkOnly } = parseFlags(argv);
  const tree = file === undefined || file === '' ? {} : readFile(file);
  const source = createSource({ flags, env, file: tree });
  const opensStore = !services || hasStore(services);
  const loaded = readConfig(source, { ...defaults, opensStore });
  refuseUnheeded(source, loaded.config, services ?? []);
  return { ...loaded, checkOnly };
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
