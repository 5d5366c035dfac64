import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RootAuthority, rootAuthority } from './authority.js';
import type { AuthorityOptions } from './certificate-options.js';
import { type RequestOptions, type StationRequest, stationRequest } from './station-request.js';

/** Authorities of a test's own, in a temporary folder. */
export interface Pki {
  /** Where its files are; a test may put others there. */
  readonly folder: string;
  /** Makes an authority that signs itself. */
  root(options: AuthorityOptions): RootAuthority;
  /** Makes a CSR as a station does, with a key of its own. */
  request(options: RequestOptions): StationRequest;
  /** Removes all its files. */
  remove(): void;
}

/** Makes an empty PKI. */
export function createPki(): Pki {
  const folder = mkdtempSync(join(tmpdir(), 'pki-'));
  return {
    folder,
    root: (options) => rootAuthority(folder, options),
    request: (options) => stationRequest(mkdtempSync(join(folder, 'request-')), options),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
