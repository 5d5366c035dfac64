import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';

/** An authority of our own: what signs, and what stands above it. */
export interface SigningAuthority {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
  readonly algorithm: SigningAlgorithm;
  /** Its certificate and those above it, as far as they are known. */
  readonly issuers: readonly X509Certificate[];
}

/** How an authority signs. */
export interface SigningAlgorithm {
  /** Object identifier. */
  readonly id: string;
  /** In OpenSSL's words. */
  readonly digest: string;
}

/** Where a certificate or a key comes from: its text, PEM. */
export type PemSource = () => Promise<string>;

/** An authority whose certificate or key can't be used. The message says why, and nothing of the key. */
export class SigningAuthorityError extends Error {
  override readonly name = 'SigningAuthorityError';

  constructor(
    /** What is at fault. */
    readonly part: 'cert' | 'key',
    message: string,
  ) {
    super(message);
  }
}

/** ECDSA, with the digest that is as strong as the curve. */
const ecdsa: ReadonlyMap<string | undefined, SigningAlgorithm> = new Map([
  ['prime256v1', { id: '1.2.840.10045.4.3.2', digest: 'sha256' }],
  ['secp384r1', { id: '1.2.840.10045.4.3.3', digest: 'sha384' }],
  ['secp521r1', { id: '1.2.840.10045.4.3.4', digest: 'sha512' }],
]);

const rsa: SigningAlgorithm = { id: '1.2.840.113549.1.1.11', digest: 'sha256' };

/**
 * Reads an authority: its certificate, which those above it may follow, and its key.
 *
 * @throws {SigningAuthorityError} when they are none, or do not belong together. What the sources reject with is thrown as
 * it is.
 */
export async function readAuthority(cert: PemSource, key: PemSource): Promise<SigningAuthority> {
  const issuers = await readIssuers(cert);
  const [certificate] = issuers;
  const privateKey = await readSigningKey(key);
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new SigningAuthorityError('key', 'expected the key of the certificate');
  }
  return { certificate, issuers, key: privateKey, algorithm: algorithmOf(privateKey) };
}

/**
 * Reads the certificate of an authority, and those above it.
 *
 * @throws {SigningAuthorityError} as {@link readAuthority} does.
 */
export async function readIssuers(
  cert: PemSource,
): Promise<readonly [X509Certificate, ...X509Certificate[]]> {
  const [certificate, ...above] = certificatesIn(await cert());
  if (certificate?.ca) return [certificate, ...above];
  throw new SigningAuthorityError('cert', 'expected the certificate of an authority, in PEM');
}

function certificatesIn(pem: string): readonly X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return [];
  }
}

/**
 * Reads the private key of an authority.
 *
 * @throws {SigningAuthorityError} as {@link readAuthority} does.
 */
export async function readSigningKey(key: PemSource): Promise<KeyObject> {
  const pem = await key();
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(pem);
  } catch {
    // Not kept as the cause: it may say something of the key.
    throw new SigningAuthorityError('key', 'expected a private key without a password, in PEM');
  }
  algorithmOf(privateKey);
  return privateKey;
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): SigningAlgorithm {
  const algorithm = asymmetricKeyType === 'rsa' ? rsa : ecdsa.get(asymmetricKeyDetails?.namedCurve);
  if (algorithm) return algorithm;
  throw new SigningAuthorityError('key', 'expected a key of P-256, P-384, P-521 or RSA');
}
