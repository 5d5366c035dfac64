import { X509Certificate } from 'node:crypto';
import { Certificate, ContentInfo, SignedData } from 'pkijs';
import { OutsideError } from '../outside/outside-error.js';

/**
 * The certificates of an answer that is the base64 of a PKCS#7 (RFC 7030 section 4.1.3), in no order; at least one.
 *
 * @throws {OutsideError} `malformed` when it is none, or one without certificates.
 */
export function certificatesIn(body: Uint8Array): readonly X509Certificate[] {
  const certificates = read(Buffer.from(Buffer.from(body).toString('latin1'), 'base64'));
  if (certificates.length > 0) return certificates;
  throw new OutsideError('malformed', 'expected certificates in PKCS#7');
}

function read(der: Uint8Array): readonly X509Certificate[] {
  try {
    const content = ContentInfo.fromBER(new Uint8Array(der));
    const { certificates = [] } = new SignedData({ schema: content.content as unknown });
    return certificates
      .filter((each) => each instanceof Certificate)
      .map((each) => new X509Certificate(Buffer.from(each.toSchema().toBER())));
  } catch (cause) {
    throw new OutsideError('malformed', 'expected the base64 of PKCS#7', { cause });
  }
}
