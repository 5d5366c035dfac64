import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AuthorityOptions,
  authorityExtensions,
  type CertificateOptions,
  digests,
  keyCommands,
  leafExtensions,
} from './certificate-options.js';
import { type OcspAnswerOptions, ocspAnswer } from './ocsp-answer.js';
import { openssl } from './openssl.js';

/** A certificate. */
export interface Certificate {
  /** One PEM block and a line break, so that a chain is what stands one after the other. */
  readonly pem: string;
  readonly der: Buffer;
  readonly certificateFile: string;
}

/** A certificate and its private key. */
export interface Identity extends Certificate {
  /** PKCS#8, PEM. */
  readonly keyFile: string;
}

/** A certificate that issues others. */
export interface Authority extends Identity {
  /** Issues the certificate of an authority below this one. */
  subordinate(options: AuthorityOptions): Authority;
  /** Issues a leaf with a new key. */
  issue(options: CertificateOptions): Identity;
  /** Issues a leaf for a CSR (PEM), which keeps its key and gets the subject from the options. */
  sign(csr: string, options: Omit<CertificateOptions, 'algorithm'>): Certificate;
  /** Revokes a certificate that it issued. */
  revoke(certificate: Certificate): void;
  /** Its list of what it revoked (PEM), good for so many seconds. */
  revocationList(lifetimeS?: number): string;
  /** The answer (DER) to an OCSP request (DER), by what it issued and revoked. */
  answerOcsp(request: Uint8Array, options?: OcspAnswerOptions): Buffer;
}

/** An authority that nobody stands above. */
export interface RootAuthority extends Authority {
  /** Its certificate anew: of the same name and key, for another time. */
  renew(validity: Pick<CertificateOptions, 'validFrom' | 'validTo'>): Certificate;
}

/** Makes an authority that nobody stands above. */
export function rootAuthority(folder: string, options: AuthorityOptions): RootAuthority {
  const { own, keyFile } = createAuthorityFolder(folder, options);
  const extensions = authorityExtensions(options);
  const renew: RootAuthority['renew'] = (validity) =>
    issueCertificate(own, csrOf(own, keyFile), { ...options, ...validity }, extensions, ['-selfsign']);
  return { ...authority(folder, own, { ...renew({}), keyFile }), renew };
}

function authority(folder: string, own: string, identity: Identity): Authority {
  writeFileSync(join(own, 'certificate.pem'), identity.pem);
  return {
    ...identity,
    subordinate(options) {
      const { own: below, keyFile } = createAuthorityFolder(folder, options);
      const extensions = authorityExtensions(options);
      const certificate = issueCertificate(own, csrOf(own, keyFile), options, extensions);
      return authority(folder, below, { ...certificate, keyFile });
    },
    issue(options) {
      const keyFile = createKey(createFolder(folder), options);
      const certificate = issueCertificate(own, csrOf(own, keyFile), options, leafExtensions(options));
      return { ...certificate, keyFile };
    },
    sign: (csr, options) => issueCertificate(own, csr, options, leafExtensions(options)),
    revoke({ certificateFile }) {
      openssl(['ca', '-config', join(own, 'ca.cnf'), '-revoke', certificateFile]);
    },
    revocationList(lifetimeS = 3_600) {
      const args = ['ca', '-config', join(own, 'ca.cnf'), '-gencrl', '-crlsec', String(lifetimeS)];
      return openssl(args).toString();
    },
    answerOcsp: (request, options) => ocspAnswer({ own, identity }, request, options),
  };
}

/** The folder of an authority, with its key and what `openssl ca` keeps of it. */
function createAuthorityFolder(folder: string, options: AuthorityOptions) {
  const own = createFolder(folder);
  const keyFile = createKey(own, options);
  writeDatabase(own, options);
  return { own, keyFile };
}

function createFolder(folder: string): string {
  return mkdtempSync(join(folder, 'certificate-'));
}

function createKey(own: string, { algorithm = 'P-256' }: CertificateOptions): string {
  const keyFile = join(own, 'key.pem');
  openssl(['genpkey', ...keyCommands[algorithm], '-out', keyFile]);
  return keyFile;
}

function writeDatabase(own: string, { algorithm = 'P-256' }: CertificateOptions): void {
  mkdirSync(join(own, 'issued'));
  writeFileSync(join(own, 'index.txt'), '');
  writeFileSync(join(own, 'index.txt.attr'), 'unique_subject = no\n');
  writeFileSync(
    join(own, 'ca.cnf'),
    `[req]
distinguished_name = any
[ca]
default_ca = authority
[authority]
database = ${own}/index.txt
new_certs_dir = ${own}/issued
certificate = ${own}/certificate.pem
private_key = ${own}/key.pem
default_md = ${digests[algorithm]}
rand_serial = yes
policy = any
[any]
commonName = optional
organizationName = optional
`,
  );
}

/** Its subject is written over. */
function csrOf(own: string, keyFile: string): string {
  return openssl(['req', '-new', '-config', join(own, 'ca.cnf'), '-subj', '/', '-key', keyFile]).toString();
}

function issueCertificate(
  own: string,
  csr: string,
  options: Omit<CertificateOptions, 'algorithm'>,
  extensions: string,
  more: readonly string[] = [],
): Certificate {
  const {
    commonName,
    organization,
    digest,
    validFrom = daysFromNow(-1),
    validTo = daysFromNow(365),
  } = options;
  const issued = mkdtempSync(join(own, 'issued', 'one-'));
  const files = { csr: join(issued, 'csr.pem'), extensions: join(issued, 'extensions.cnf') };
  const certificateFile = join(issued, 'certificate.pem');
  writeFileSync(files.csr, csr);
  writeFileSync(files.extensions, extensions);
  const subject = `${organization === undefined ? '' : `/O=${organization}`}/CN=${commonName}`;
  openssl([
    ['ca', '-batch', '-notext', '-config', join(own, 'ca.cnf'), '-subj', subject, ...more],
    ['-startdate', asn1Time(validFrom), '-enddate', asn1Time(validTo)],
    digest === undefined ? [] : ['-md', digest],
    ['-extfile', files.extensions, '-in', files.csr, '-out', certificateFile],
  ]);
  const pem = readFileSync(certificateFile, 'utf8');
  return { pem, der: new X509Certificate(pem).raw, certificateFile };
}

function daysFromNow(days: number): Date {
  return new Date(Date.now() + days * 86_400_000);
}

/** Such as `20260131120000Z`. */
function asn1Time(time: Date): string {
  return time.toISOString().replace(/[-:T]|\.\d+/g, '');
}
