import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { CliError, codeOf } from './cli-error.js';

/**
 * Reads a file.
 *
 * @throws {CliError} when it can't be read.
 */
export async function readInput(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new CliError(`${file}: can't be read (${codeOf(cause)})`, { cause });
  }
}

/**
 * Reads standard input to its end.
 *
 * @throws {CliError} when it is not UTF-8, whose hash would not be the intended one.
 */
export async function readStandardInput(): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await buffer(process.stdin));
  } catch (cause) {
    throw new CliError('standard input is not UTF-8', { cause });
  }
}
