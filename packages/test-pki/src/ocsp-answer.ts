import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Identity } from './authority.js';
import { openssl } from './openssl.js';

/** How an OCSP answer is made. */
export interface OcspAnswerOptions {
  /** Who signs it; the authority itself by default. */
  readonly signer?: Identity;
  /** How long it is good, in minutes; 60 by default, and for ever with 0. */
  readonly validMinutes?: number;
  /** Leave out the signer's certificate. */
  readonly bare?: boolean;
}

/** Answers an OCSP request (DER) by the index of an authority, with a response (DER). */
export function ocspAnswer(
  { own, identity }: { readonly own: string; readonly identity: Identity },
  request: Uint8Array,
  { signer = identity, validMinutes = 60, bare = false }: OcspAnswerOptions = {},
): Buffer {
  const files = { request: join(own, 'request.der'), response: join(own, 'response.der') };
  writeFileSync(files.request, request);
  openssl([
    ['ocsp', '-index', join(own, 'index.txt'), '-CA', identity.certificateFile],
    ['-rsigner', signer.certificateFile, '-rkey', signer.keyFile],
    validMinutes > 0 ? ['-nmin', String(validMinutes)] : [],
    bare ? ['-resp_no_certs'] : [],
    ['-reqin', files.request, '-respout', files.response],
  ]);
  return readFileSync(files.response);
}

/** An OCSP request (DER) without a nonce, as OpenSSL asks. */
export function ocspRequest(issuer: Identity, certificateFile: string, hash = 'sha256'): Buffer {
  return openssl([
    ['ocsp', '-no_nonce', `-${hash}`, '-issuer', issuer.certificateFile, '-cert', certificateFile],
    ['-reqout', '-'],
  ]);
}
