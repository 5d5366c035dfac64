import { spawnSync } from 'node:child_process';

/**
 * Runs OpenSSL with arguments, which may stand together in groups, and returns what it prints. It waits, so that a test
 * reads from top to bottom and no two commands write the same index.
 *
 * @throws {Error} when the program is missing or fails, with what it said.
 */
export function openssl(args: readonly (string | readonly string[])[], input?: string | Uint8Array): Buffer {
  const { error, status, stdout, stderr } = spawnSync('openssl', args.flat(), { input: input ?? '' });
  if (error) throw new Error('the tests need the program openssl', { cause: error });
  if (status !== 0) throw new Error(`openssl ${args.flat()[0]} failed: ${stderr.toString().trim()}`);
  return stdout;
}
