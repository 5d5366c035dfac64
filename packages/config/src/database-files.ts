import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.js';

/** Parameters of an address that name files. */
const fileParameters = ['sslrootcert', 'sslcert', 'sslkey'] as const;

/**
 * Checks the files that the address of a PostgreSQL server names.
 *
 * @throws {ConfigError} for one that can't be read, or holds no certificate where it should.
 */
export function checkDatabaseFiles(url: string): void {
  const { searchParams } = new URL(url);
  for (const parameter of fileParameters) {
    const file = searchParams.get(parameter);
    if (file) checkFile(parameter, file);
  }
}

function checkFile(parameter: (typeof fileParameters)[number], file: string): void {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new ConfigError('storage.postgres.url', `${parameter} ${file} can't be read (${code})`, { cause });
  }
  if (parameter === 'sslkey' || isCertificate(content)) return;
  throw new ConfigError('storage.postgres.url', `expected a certificate in PEM in ${parameter} ${file}`);
}

function isCertificate(content: Buffer): boolean {
  try {
    return new X509Certificate(content).raw.length > 0;
  } catch {
    return false;
  }
}
