import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** The programs that the system is made of. */
export type ProgramName = 'standalone' | 'api' | 'gateway' | 'manager';

/** A program that runs. */
export interface Program {
  /** Its exit code, when it has ended; `null` when it was killed. */
  readonly exited: Promise<number | null>;
  /** What it has said so far, line by line. */
  readonly lines: readonly string[];
  kill(signal: NodeJS.Signals): void;
  /** Ends it by SIGTERM, and resolves to its exit code. */
  stop(): Promise<number | null>;
}

/** The file that runs a program. */
export function fileOf(name: ProgramName): string {
  const { resolve } = createRequire(import.meta.url);
  return join(dirname(resolve(`@csms/app-${name}/package.json`)), 'dist/main.js');
}

/** How a program is started. */
export interface ProgramOptions {
  readonly args: readonly string[];
  /** All of its environment. */
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string | undefined;
  /** Whether what it has said is all that is waited for. */
  hasStarted(lines: readonly string[]): boolean;
}

/**
 * Starts a program, and resolves when it has.
 *
 * @throws {Error} when it ends before
 */
export async function startProgram(
  name: ProgramName,
  { args, env, cwd, hasStarted }: ProgramOptions,
): Promise<Program> {
  const child = spawn(process.execPath, [fileOf(name), ...args], {
    env,
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // When all that it wrote has been read.
  const exited = once(child, 'close').then(([code]) => code as number | null);
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (hasStarted(lines)) resolve();
    });
    void exited.then((code) => reject(new Error(`expected the ${name} to start, not exit code ${code}`)));
  });
  return {
    exited,
    lines,
    kill: (signal) => child.kill(signal),
    stop() {
      child.kill('SIGTERM');
      return exited;
    },
  };
}
