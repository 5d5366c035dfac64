import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/** The program as it is built and published. */
export const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** What a run of the command left. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run of the command gets beside its words. */
export interface RunOptions {
  /** Standard input; empty by default. */
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** The environment of the tests, without what is set in it for the command. */
export const environment: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('CSMS_')),
);

/** Runs the command to its end. */
export async function csms(args: readonly string[], { input = '', env = {} }: RunOptions = {}): Promise<Run> {
  const child = spawn(process.execPath, [program, ...args], { env: { ...environment, ...env } });
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, stdout, stderr };
}

/** A run that did what it was asked to, and printed this. */
export function printed(stdout: unknown) {
  return { code: 0, stdout, stderr: '' };
}

/** A run that ended with this exit code and line, and printed nothing. */
export function failed(code: 1 | 2, line: unknown) {
  return { code, stdout: '', stderr: line };
}
