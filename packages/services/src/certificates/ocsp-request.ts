import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, CertID, Extension, OCSPRequest, Request } from 'pkijs';
import type { CertificateHashes } from '../certificate-status.js';
import { digestIds, ocspIds } from './ocsp-ids.js';

/**
 * An OCSP request (DER, RFC 6960) for one certificate.
 *
 * @param nonce up to 32 bytes (RFC 8954)
 */
export function ocspRequest(
  { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber }: CertificateHashes,
  nonce: Uint8Array,
): Uint8Array {
  const reqCert = new CertID({
    hashAlgorithm: new AlgorithmIdentifier({
      algorithmId: digestIds[hashAlgorithm],
      algorithmParams: new Null(),
    }),
    issuerNameHash: octets(Buffer.from(issuerNameHash, 'hex')),
    issuerKeyHash: octets(Buffer.from(issuerKeyHash, 'hex')),
    serialNumber: new Integer({ valueHex: integerBytes(serialNumber) }),
  });
  const request = new OCSPRequest();
  request.tbsRequest.requestList = [new Request({ reqCert })];
  const extnValue = octets(nonce).toBER();
  request.tbsRequest.requestExtensions = [new Extension({ extnID: ocspIds.nonce, extnValue })];
  return new Uint8Array(request.toSchema(true).toBER());
}

function octets(bytes: Uint8Array): OctetString {
  return new OctetString({ valueHex: new Uint8Array(bytes) });
}

/** A positive number in hex as the bytes of a DER integer, whose first bit is its sign. */
function integerBytes(hex: string): Uint8Array {
  const digits = hex.replace(/^0+/, '');
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  return new Uint8Array(Buffer.from(/^[0-7]/.test(even) ? even : `00${even}`, 'hex'));
}
