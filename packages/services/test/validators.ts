import type { Certificate as Issued, Responder } from '@csms/test-pki';
import { readCertificate } from '../src/certificates/certificate.js';
import { hashesOf } from '../src/certificates/certificate-hashes.js';
import {
  createOcspContractValidator,
  createOcspEngine,
  type OcspOptions,
  type StatusMode,
} from '../src/certificates/index.js';
import type { CertificateInQuestion } from '../src/index.js';

/** What a validator of a test is made with. */
export interface ValidatorSetting extends Partial<Omit<OcspOptions, 'roots'>> {
  readonly roots: readonly Issued[];
  readonly mode?: StatusMode;
}

/** An engine that trusts some certificates. */
export function anEngine({ roots, ...options }: Omit<ValidatorSetting, 'mode'>) {
  const current = async () => roots.map(({ der }) => readCertificate(der));
  return createOcspEngine({ roots: { current }, ...options });
}

/** A validator, and what it logs. */
export function aValidator({ mode, ...setting }: ValidatorSetting) {
  const logged: object[] = [];
  const log = (fields: object, message: string) => logged.push({ ...fields, message });
  const { validate } = createOcspContractValidator({
    engine: anEngine(setting),
    logger: { info: log, warn: log },
    ...(mode && { mode }),
  });
  return { validate, logged };
}

/** What a station tells of a certificate in place of it. */
export function hashesFor(
  certificate: Issued,
  issuer: Parameters<Responder['urlOf']>[0],
  responder: Responder,
): CertificateInQuestion {
  return {
    ...hashesOf(readCertificate(certificate.der), readCertificate(issuer.der)),
    responderUrl: responder.urlOf(issuer),
  };
}
