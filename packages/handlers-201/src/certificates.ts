import type { AuthorizeRequest, OCSPRequestDataType } from '@csms/ocpp-messages/2.0.1';
import type { CertificateInQuestion, ContractProof } from '@csms/services';

/** The certificates that come with a token. */
export function contractProof({
  certificate,
  iso15118CertificateHashData,
}: Pick<AuthorizeRequest, 'certificate' | 'iso15118CertificateHashData'>): ContractProof {
  return {
    certificateChain: certificate,
    hashes: iso15118CertificateHashData?.map(certificateInQuestion),
  };
}

/** The certificate whose status is asked for. */
export function certificateInQuestion({
  hashAlgorithm,
  issuerNameHash,
  issuerKeyHash,
  serialNumber,
  responderURL,
}: OCSPRequestDataType): CertificateInQuestion {
  return { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber, responderUrl: responderURL };
}
