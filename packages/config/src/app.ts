import { checkConfig, checkTransport } from './check-config.js';
import type { Config } from './config.js';
import { loadConfig } from './load-config.js';
import { createLogger, type ProgramLogger } from './logging.js';
import type { Program } from './programs.js';
import type { Service } from './service.js';
import { warningsOf } from './warnings.js';

/** A program: what it is called, and how it starts. */
export interface App extends Program {
  /** Such as `csms-manager`. */
  readonly name: string;
  start(config: Config, logger: ProgramLogger): Promise<Service>;
}

/** How long stopping may take before the program ends anyway, in milliseconds. */
const stopTimeoutMs = 30_000;

/**
 * Runs a program until it gets SIGTERM or SIGINT: loads its configuration, starts it, says where it listens, and stops
 * it in order. The exit code is 0 after a stop in order, and 1 with one line on standard error when it can't start.
 *
 * With `--check-config` it starts nothing: it says whether it could, with the same exit codes. `--help` shows its
 * usage.
 */
export async function runApp({ name, start, services, ...defaults }: App): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv.includes('--help') || argv.includes('-h')) {
    process.stdout.write(`${usageOf(name)}\n`);
    return;
  }
  let service: Service | undefined;
  try {
    const loaded = loadConfig({ argv, env: process.env, services, ...defaults });
    const { config } = loaded;
    const warnings = warningsOf(loaded);
    if (loaded.checkOnly) {
      for (const line of warnings) process.stderr.write(`${name}: ${line}\n`);
      await checkConfig(config, services);
      process.stdout.write('configuration is valid\n');
      return;
    }
    checkTransport(config, services);
    const logger = createLogger(name, config.observability.logFormat, config.observability.logLevel);
    for (const line of warnings) logger.warn({}, line);
    // Before the first output: whoever reads that may send a signal at once. While the program starts, perhaps waiting
    // for a broker, there is nothing to finish; and as the first process of a container it would ignore a signal
    // without a handler.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        if (service) void stop(service);
        else process.exit(0);
      });
    }
    service = await start(config, logger);
  } catch (error) {
    process.stderr.write(`${name}: ${reason(error)}\n`);
    process.exitCode = 1;
    // What was started before the failure must not keep the program alive.
    return process.exit();
  }
  for (const line of service.listensOn) process.stdout.write(`${line}\n`);
}

async function stop(service: Service): Promise<void> {
  setTimeout(() => process.exit(1), stopTimeoutMs).unref();
  try {
    await service.close();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`could not stop in order: ${reason(error)}\n`);
    process.exit(1);
  }
}

function usageOf(name: string): string {
  return `Usage: ${name} [--config FILE] [--check-config] [--KEY VALUE]...

Every key of the configuration is a flag: --gateway-addr 127.0.0.1:9310 is gateway.addr, as is the variable
CSMS_GATEWAY_ADDR. FILE has them in TOML. --check-config starts nothing, and says whether the program could.
docs/configuration.md has every key.`;
}

/** One line: an operator is told what is wrong, not where in our code. */
function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
