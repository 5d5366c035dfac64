/** Kinds of keys: those of ISO 15118-2 and of ISO 15118-20, and RSA with 2048 bits. */
export type Algorithm = 'P-256' | 'P-521' | 'RSA';

/** What a certificate says. */
export interface CertificateOptions {
  readonly commonName: string;
  readonly organization?: string;
  /** P-256 by default. */
  readonly algorithm?: Algorithm;
  /** Yesterday by default. */
  readonly validFrom?: Date;
  /** In a year by default. */
  readonly validTo?: Date;
  /** Where its status can be asked for. */
  readonly responderUrl?: string;
  /** In OpenSSL's words; what its kind needs by default. */
  readonly keyUsage?: readonly string[];
  /** In OpenSSL's words, such as `OCSPSigning`; none by default. */
  readonly extendedKeyUsage?: readonly string[];
  /** More extensions, as lines of an OpenSSL configuration. */
  readonly extensions?: readonly string[];
  /** What its issuer signs it with; what goes with the issuer's key by default. */
  readonly digest?: 'sha1';
}

/** What the certificate of an authority says. */
export interface AuthorityOptions extends CertificateOptions {
  /** The CA flag; `true` by default. */
  readonly ca?: boolean;
  /** How many authorities may follow below it; any by default. */
  readonly pathLength?: number;
}

/** The commands that make a key. */
export const keyCommands: Readonly<Record<Algorithm, readonly string[]>> = {
  'P-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'P-521': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  RSA: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
};

/** The digest that a key of a kind signs with. */
export const digests: Readonly<Record<Algorithm, string>> = {
  'P-256': 'sha256',
  'P-521': 'sha512',
  RSA: 'sha256',
};

/** The extensions of an authority's certificate, as lines of an OpenSSL configuration. */
export function authorityExtensions({ ca = true, pathLength, ...options }: AuthorityOptions): string {
  const length = pathLength === undefined ? '' : `,pathlen:${pathLength}`;
  const { keyUsage = ['keyCertSign', 'cRLSign'] } = options;
  return [
    `basicConstraints=critical,CA:${ca ? `TRUE${length}` : 'FALSE'}`,
    ...common(keyUsage, options),
  ].join('\n');
}

/** The extensions of a leaf, as lines of an OpenSSL configuration. */
export function leafExtensions(options: CertificateOptions): string {
  const { keyUsage = ['digitalSignature', 'keyAgreement'] } = options;
  return ['basicConstraints=critical,CA:FALSE', ...common(keyUsage, options)].join('\n');
}

function common(
  keyUsage: readonly string[],
  { extendedKeyUsage = [], responderUrl, extensions = [] }: CertificateOptions,
): string[] {
  return [
    'subjectKeyIdentifier=hash',
    'authorityKeyIdentifier=keyid',
    ...(keyUsage.length > 0 ? [`keyUsage=critical,${keyUsage.join(',')}`] : []),
    ...(extendedKeyUsage.length > 0 ? [`extendedKeyUsage=${extendedKeyUsage.join(',')}`] : []),
    ...(responderUrl === undefined ? [] : [`authorityInfoAccess=OCSP;URI:${responderUrl}`]),
    ...extensions,
  ];
}
