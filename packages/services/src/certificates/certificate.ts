import type { KeyObject } from 'node:crypto';
import { BitString } from 'asn1js';
import {
  BasicConstraints,
  type Extension,
  ExtKeyUsage,
  InfoAccess,
  Certificate as PkiCertificate,
  type RelativeDistinguishedNames,
} from 'pkijs';
import { readPublicKey, type Signed, signedBy } from './signature.js';

/** What is read of an X.509 certificate; nothing of it is verified. */
export interface Certificate {
  readonly der: Uint8Array;
  /** DER of the names. */
  readonly subject: Uint8Array;
  readonly issuer: Uint8Array;
  /** The last common name of the subject, which is the most specific. */
  readonly commonName: string | undefined;
  /** Hex, as many digits as it takes. */
  readonly serialNumber: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly publicKey: KeyObject;
  /** The bits of the key, which OCSP hashes. */
  readonly publicKeyBits: Uint8Array;
  /** The CA flag of the basic constraints. */
  readonly ca: boolean;
  /** How many authorities may follow below it. */
  readonly pathLength: number | undefined;
  /** `undefined` when it does not restrict its use. */
  readonly keyUsage: ReadonlySet<KeyUsage> | undefined;
  /** Object identifiers. */
  readonly extendedKeyUsage: readonly string[];
  /** Where its status can be asked for. */
  readonly responderUrls: readonly string[];
  /** Object identifiers of all its critical extensions. */
  readonly criticalExtensions: readonly string[];
  readonly signed: Signed;
}

/** Uses of a key, in the order of their bits (RFC 5280, 4.2.1.3). */
const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
] as const;

/** A use of a key. */
export type KeyUsage = (typeof keyUsages)[number];

const ids = {
  commonName: '2.5.4.3',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  ocsp: '1.3.6.1.5.5.7.48.1',
} as const;

/** Reads a certificate (DER). Throws when it is none. */
export function readCertificate(der: Uint8Array): Certificate {
  return describe(PkiCertificate.fromBER(new Uint8Array(der)), der);
}

/** Takes a certificate that pkijs has read as part of something else. Throws when its key or an extension is broken. */
export function certificateFrom(read: PkiCertificate): Certificate {
  return describe(read, new Uint8Array(read.toSchema().toBER()));
}

function describe(read: PkiCertificate, der: Uint8Array): Certificate {
  const { subjectPublicKeyInfo } = read;
  const extension = (id: string) => read.extensions?.find(({ extnID }) => extnID === id);
  const constraints = parsed(extension(ids.basicConstraints), BasicConstraints);
  return {
    der,
    subject: nameOf(read.subject),
    issuer: nameOf(read.issuer),
    commonName: commonNameOf(read.subject),
    serialNumber: hexNumber(read.serialNumber.valueBlock.valueHexView),
    validFrom: knownTime(read.notBefore.value),
    validTo: knownTime(read.notAfter.value),
    publicKey: readPublicKey(new Uint8Array(subjectPublicKeyInfo.toSchema().toBER())),
    publicKeyBits: subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView,
    ca: constraints?.cA ?? false,
    pathLength: pathLengthOf(constraints),
    keyUsage: keyUsageOf(extension(ids.keyUsage)),
    extendedKeyUsage: parsed(extension(ids.extendedKeyUsage), ExtKeyUsage)?.keyPurposes ?? [],
    responderUrls: responderUrlsOf(extension(ids.authorityInfoAccess)),
    criticalExtensions: (read.extensions ?? [])
      .filter(({ critical }) => critical)
      .map(({ extnID }) => extnID),
    signed: signedBy(read.tbsView, read.signatureValue, read.signatureAlgorithm),
  };
}

/** A number's bytes in hex, without leading zeros; `0` for zero. */
export function hexNumber(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^0+(?=.)/, '');
}

/** A time that was read. Throws when it is none: it would be neither past nor future. */
export function knownTime(time: Date): Date {
  if (Number.isNaN(time.getTime())) throw new RangeError('expected a time');
  return time;
}

function nameOf(name: RelativeDistinguishedNames): Uint8Array {
  return new Uint8Array(name.toSchema().toBER());
}

function commonNameOf({ typesAndValues }: RelativeDistinguishedNames): string | undefined {
  const value: unknown = typesAndValues.findLast(({ type }) => type === ids.commonName)?.value.valueBlock
    .value;
  return typeof value === 'string' ? value : undefined;
}

/** What an extension holds; `undefined` when there is none. Throws when it is broken: it must not count as absent. */
function parsed<T extends object>(extension: Extension | undefined, type: new () => T): T | undefined {
  if (!extension) return undefined;
  const value: unknown = extension.parsedValue;
  if (value instanceof type && !('parsingError' in value)) return value;
  throw new TypeError('expected an extension in the format of its identifier');
}

function pathLengthOf(constraints: BasicConstraints | undefined): number | undefined {
  const length = constraints?.pathLenConstraint;
  return typeof length === 'number' ? length : undefined;
}

function keyUsageOf(extension: Extension | undefined): ReadonlySet<KeyUsage> | undefined {
  const bits = parsed(extension, BitString)?.valueBlock.valueHexView[0];
  return bits === undefined ? undefined : new Set(keyUsages.filter((_, bit) => bits & (0x80 >> bit)));
}

function responderUrlsOf(extension: Extension | undefined): string[] {
  const descriptions = parsed(extension, InfoAccess)?.accessDescriptions ?? [];
  return descriptions
    .filter(({ accessMethod }) => accessMethod === ids.ocsp)
    .flatMap(({ accessLocation }) => {
      const value: unknown = accessLocation.value;
      return accessLocation.type === 6 && typeof value === 'string' ? [value] : [];
    });
}
