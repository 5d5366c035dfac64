import { expect, vi } from 'vitest';
import { type Program, type ProgramName, startProgram } from './programs.js';

/** A part of a system as a process of its own, which can end and be started again. */
export interface Part {
  /** Where it listens, such as `ws://127.0.0.1:1234/ws`; the same after every start. */
  readonly url: string;
  /** What it said when it started, line by line. */
  readonly lines: readonly string[];
  /** Its exit code, when the process that runs now has ended; `null` when it was killed. */
  readonly exited: Promise<number | null>;
  kill(signal: NodeJS.Signals): void;
  /** Starts it again when it has ended; resolves when it is ready. */
  restart(): Promise<void>;
  /** What it says that it waits for, by name: true where it is there. */
  checks(): Promise<Readonly<Record<string, boolean>>>;
  /** Resolves when it says that everything is there. */
  ready(): Promise<void>;
}

/** What a part is started with. */
export interface PartOptions {
  readonly name: ProgramName;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** The flag that says where it listens. */
  readonly listen: 'api-addr' | 'gateway-addr' | 'observability-addr';
  /** How the URL begins where it listens. */
  readonly scheme: 'http' | 'ws';
}

/** Starts a part on a free port, and resolves when it is ready. */
export async function startPart({ name, args, env, listen, scheme }: PartOptions): Promise<Part> {
  const health = listen === 'gateway-addr' ? ['--observability-addr=127.0.0.1:0'] : [];
  const mine = new RegExp(`${scheme}://\\S+`);

  const start = (addr: string): Promise<Program> =>
    startProgram(name, {
      args: [...args, ...health, `--${listen}=${addr}`],
      env: { ...process.env, ...env },
      hasStarted(lines) {
        const text = lines.join('\n');
        return mine.test(text) && /http:\/\/\S+/.test(text);
      },
    });
  const found = (pattern: RegExp): string => pattern.exec(program.lines.join('\n'))?.[0] ?? '';

  let program = await start('127.0.0.1:0');
  const url = found(mine);

  const part: Part = {
    url,
    get lines() {
      return program.lines;
    },
    get exited() {
      return program.exited;
    },
    kill: (signal) => program.kill(signal),
    async restart() {
      await program.exited;
      program = await start(new URL(url).host);
      await part.ready();
    },
    async checks() {
      const response = await fetch(`${found(/http:\/\/\S+/)}/health/ready`);
      return ((await response.json()) as { checks: Record<string, boolean> }).checks;
    },
    async ready() {
      const missing = async () => Object.entries(await part.checks()).filter(([, there]) => !there);
      await vi.waitFor(async () => expect(await missing()).toEqual([]), { timeout: 30_000 });
    },
  };
  await part.ready();
  return part;
}
