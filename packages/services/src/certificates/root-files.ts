import { readFile } from 'node:fs/promises';
import type { Certificate } from './certificate.js';
import { type PemFlaw, readPem } from './read-pem.js';
import type { RootCertificates } from './root-certificates.js';

/** A file of root certificates can't be used. */
export class RootFileError extends Error {
  override readonly name = 'RootFileError';

  constructor(
    readonly code: 'unreadable' | PemFlaw,
    readonly file: string,
    options?: ErrorOptions,
  ) {
    super(`${file} ${complaints[code]}`, options);
  }
}

const complaints: Readonly<Record<RootFileError['code'], string>> = {
  unreadable: "can't be read",
  empty: 'holds no certificate in PEM',
  malformed: 'holds something that is no certificate in PEM',
  'too-large': 'holds more than 1 MB or 1,000 certificates',
};

const bounds = { maxLength: 1_000_000, maxCertificates: 1_000 };

/**
 * Reads root certificates from files (PEM, any number in each), once.
 *
 * @throws {RootFileError} for the first file that can't be used.
 */
export async function readRootFiles(files: readonly string[]): Promise<RootCertificates> {
  const certificates: Certificate[] = [];
  for (const file of files) certificates.push(...(await readRoots(file)));
  return { current: async () => certificates };
}

async function readRoots(file: string): Promise<Certificate[]> {
  let text: string;
  try {
    text = await readFile(file, 'latin1');
  } catch (cause) {
    throw new RootFileError('unreadable', file, { cause });
  }
  const certificates = readPem(text, bounds);
  if (typeof certificates === 'string') throw new RootFileError(certificates, file);
  return certificates;
}
