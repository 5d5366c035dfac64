import type { ConfigDefaults, LoadedConfig, Program } from '@csms/config';

/**
 * Loads the configuration in a file, or the one that CSMS_CONFIG names, with what the environment sets, as the programs do.
 *
 * @throws {ConfigError} that names what is at fault in one line.
 */
export async function loadConfiguration(
  file: string | undefined,
  program: ConfigDefaults | Program = { transport: 'in_process' },
): Promise<LoadedConfig> {
  const { loadConfig } = await import('@csms/config');
  const argv = file === undefined ? [] : ['--config', file];
  return loadConfig({ argv, env: process.env, ...program });
}
