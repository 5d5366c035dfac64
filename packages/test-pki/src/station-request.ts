import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyCommands } from './certificate-options.js';
import { openssl } from './openssl.js';

/** What a CSR asks for, and how it is made. */
export interface RequestOptions {
  /** In OpenSSL's form, such as `/O=ACME/CN=CP01`. */
  readonly subject: string;
  /** How OpenSSL makes the key; P-256 by default. */
  readonly key?: readonly string[];
  /** A key that was made before. */
  readonly keyFile?: string;
  /** SHA-256 by default. */
  readonly digest?: string;
}

/** A CSR, and the key that it was made with. */
export interface StationRequest {
  readonly pem: string;
  readonly der: Buffer;
  readonly keyFile: string;
}

/** Makes a CSR as a station does. */
export function stationRequest(
  folder: string,
  { subject, key = keyCommands['P-256'], keyFile, digest = 'sha256' }: RequestOptions,
): StationRequest {
  const file = keyFile ?? join(folder, 'key.pem');
  if (keyFile === undefined) openssl(['genpkey', ...key, '-out', file]);
  writeFileSync(join(folder, 'request.cnf'), '[req]\ndistinguished_name = any\n[any]\n');
  const asked = ['req', '-new', '-config', join(folder, 'request.cnf'), '-utf8', '-subj', subject];
  const pem = openssl([asked, ['-key', file, `-${digest}`]]).toString();
  const body = pem.replace(/-----[^-]*-----|\s/g, '');
  return { pem, der: Buffer.from(body, 'base64'), keyFile: file };
}
