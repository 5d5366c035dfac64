import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program of this benchmark, in its own process. */
export interface Program {
  /** Sends a task and resolves to its result. */
  ask(task: object): Promise<unknown>;
  /** Ends it, and resolves when it has ended. */
  stop(): Promise<void>;
}

/** Starts a program with its arguments; resolves when it says that it is ready. */
export async function startProgram(
  name: 'floor' | 'load' | 'manager',
  ...parameters: readonly string[]
): Promise<Program> {
  const child = fork(fileURLToPath(new URL(`./manager-mqtt/${name}.js`, import.meta.url)), parameters);
  const ended = once(child, 'exit');
  const failed = ended.then(([code]) => {
    throw new Error(`the program ${name} ended with code ${String(code)}`);
  });

  async function answer(): Promise<unknown> {
    const [message] = (await Promise.race([once(child, 'message'), failed])) as [unknown];
    return message;
  }

  await answer();
  return {
    async ask(task) {
      child.send(task);
      return answer();
    },
    async stop() {
      failed.catch(() => {});
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
