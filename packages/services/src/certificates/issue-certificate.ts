import { createHash, randomBytes, sign, X509Certificate } from 'node:crypto';
import { BitString, Integer, Null, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  ExtKeyUsage,
  PublicKeyInfo,
  Time,
  TimeType,
} from 'pkijs';
import type { SigningAlgorithm, SigningAuthority } from './signing-authority.js';
import type { VerifiedCsr } from './verify-csr.js';

/** From when to when a certificate is good. */
export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Object identifiers of extensions and of what stands in them (RFC 5280 section 4.2.1). */
const ids = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  clientAuthentication: '1.3.6.1.5.5.7.3.2',
} as const;

/** The first bit alone, which is that of digital signatures. */
const digitalSignature = { valueHex: Uint8Array.of(0x80).buffer, unusedBits: 7 };

/** Issues the certificate with which a station connects (2.0.1 A00): for TLS clients, and no authority. */
export function issueCertificate(
  authority: SigningAuthority,
  { subject, publicKey }: VerifiedCsr,
  { notBefore, notAfter }: Validity,
): X509Certificate {
  const issuer = Certificate.fromBER(new Uint8Array(authority.certificate.raw));
  const spki = PublicKeyInfo.fromBER(new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })));
  const issued = new Certificate({
    version: 2,
    serialNumber: serialNumber(),
    subject,
    issuer: issuer.subject,
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    subjectPublicKeyInfo: spki,
    extensions: [
      extension(ids.basicConstraints, new BasicConstraints({ cA: false }).toSchema(), true),
      extension(ids.keyUsage, new BitString(digitalSignature), true),
      extension(
        ids.extendedKeyUsage,
        new ExtKeyUsage({ keyPurposes: [ids.clientAuthentication] }).toSchema(),
      ),
      extension(ids.subjectKeyIdentifier, new OctetString({ valueHex: keyIdentifier(spki) })),
      extension(
        ids.authorityKeyIdentifier,
        new AuthorityKeyIdentifier({
          keyIdentifier: new OctetString({ valueHex: ownKeyIdentifier(issuer) }),
        }).toSchema(),
      ),
    ],
  });
  return signed(issued, authority);
}

function signed(issued: Certificate, { key, algorithm }: SigningAuthority): X509Certificate {
  issued.signature = identifierOf(algorithm);
  issued.signatureAlgorithm = identifierOf(algorithm);
  const data = new Uint8Array(issued.encodeTBS().toBER());
  issued.signatureValue = new BitString({ valueHex: bufferOf(sign(algorithm.digest, data, key)) });
  return new X509Certificate(Buffer.from(issued.toSchema(true).toBER()));
}

/** ECDSA has no parameters, RSA has them and they are nothing (RFC 5758 section 3.2, RFC 4055 section 5). */
function identifierOf({ id: algorithmId }: SigningAlgorithm): AlgorithmIdentifier {
  const isRsa = algorithmId.startsWith('1.2.840.113549.1.1.');
  return new AlgorithmIdentifier(isRsa ? { algorithmId, algorithmParams: new Null() } : { algorithmId });
}

function extension(extnID: string, value: { toBER(): ArrayBuffer }, critical = false): Extension {
  return new Extension({ extnID, critical, extnValue: value.toBER() });
}

/** Positive, of 16 random bytes but for the first two bits: nobody can guess the next (RFC 5280 section 4.1.2.2). */
function serialNumber(): Integer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] as number) & 0x7f) | 0x40;
  return new Integer({ valueHex: bufferOf(bytes) });
}

/** Times from 2050 on are written with all digits of the year (RFC 5280 section 4.1.2.5). */
function timeOf(value: Date): Time {
  return new Time({
    type: value.getUTCFullYear() < 2_050 ? TimeType.UTCTime : TimeType.GeneralizedTime,
    value,
  });
}

/** By what the authority calls its own key, where it does. */
function ownKeyIdentifier(issuer: Certificate): ArrayBuffer {
  const own: unknown = issuer.extensions?.find(
    ({ extnID }) => extnID === ids.subjectKeyIdentifier,
  )?.parsedValue;
  return own instanceof OctetString ? own.getValue() : keyIdentifier(issuer.subjectPublicKeyInfo);
}

/** RFC 5280 section 4.2.1.2, method 1. */
function keyIdentifier({ subjectPublicKey }: PublicKeyInfo): ArrayBuffer {
  return bufferOf(createHash('sha1').update(subjectPublicKey.valueBlock.valueHexView).digest());
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
