import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CliError } from './cli-error.js';
import { readStandardInput } from './read-input.js';

/**
 * Reads a password: what is typed on a terminal, without showing it, or standard input but for a line break at its end.
 *
 * @throws {CliError} for none.
 */
export async function readPassword(): Promise<string> {
  const password = process.stdin.isTTY ? await ask() : (await readStandardInput()).replace(/\r?\n$/, '');
  if (password === '') throw new CliError('expected a password');
  if (/[\r\n]/.test(password)) throw new CliError('expected a password of one line');
  return password;
}

async function ask(): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const left = new AbortController();
  terminal.once('SIGINT', () => left.abort()).once('close', () => left.abort());
  process.stderr.write('Password: ');
  try {
    return await terminal.question('', { signal: left.signal });
  } catch (cause) {
    throw new CliError('no password was given', { cause });
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
