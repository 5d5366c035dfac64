import type { Logger } from '@csms/router';
import type { Config, ConfigDefaults } from './config.js';
import { ConfigError } from './config-error.js';
import { loadConfig } from './load-config.js';
import { createLogger } from './logging.js';
import type { Service } from './service.js';

/** A program: what it is called, and how it starts. */
export interface App extends ConfigDefaults {
  /** Such as `csms-manager`. */
  readonly name: string;
  start(config: Config, logger: Logger): Promise<Service>;
}

/** How long a stop may take before the program ends all the same, in milliseconds. */
const stopTimeoutMs = 30_000;

/**
 * Runs a program until it gets SIGTERM or SIGINT: loads its configuration, starts it, says where it listens, and stops
 * it in order. The exit code is 0 after a stop in order, and 1 with one line on standard error when it can't start.
 */
export async function runApp({ name, start, ...defaults }: App): Promise<void> {
  let service: Service;
  try {
    const { config, ignored } = loadConfig({ argv: process.argv.slice(2), env: process.env, ...defaults });
    const logger = createLogger(config.observability.logFormat, name);
    for (const key of ignored) logger.warn({ key }, `${key} means nothing here and is ignored`);
    service = await start(config, logger);
  } catch (error) {
    process.stderr.write(`${name}: ${startFailure(error)}\n`);
    process.exitCode = 1;
    // What was started before the failure must not keep the program alive.
    return process.exit();
  }
  for (const line of service.listensOn) process.stdout.write(`${line}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void stop(service);
    });
  }
}

async function stop(service: Service): Promise<void> {
  setTimeout(() => process.exit(1), stopTimeoutMs).unref();
  try {
    await service.close();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`could not stop in order: ${startFailure(error)}\n`);
    process.exit(1);
  }
}

function startFailure(error: unknown): string {
  if (error instanceof ConfigError || !(error instanceof Error)) return (error as Error).message ?? String(error);
  return error.message;
}
