import type { MessageMap, VendorMessages } from '@csms/ocpp-messages';
import type {
  CertificateInQuestion,
  CertificateServices,
  ContractOutcome,
  ContractProof,
  EvCertificateRequest,
} from '@csms/services';
import { claimingProvider } from '@csms/test-handlers';
import { aCsms, type CsmsOptions } from './csms.js';

/** Hash data of a certificate as stations write it, hex in whatever case. */
export const hash = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'E8a1D2',
  issuerKeyHash: '0c5f77',
  serialNumber: '059A2',
} as const;

/** Services that answer as they are told, and keep what they were asked. */
export function someCertificates(outcome: ContractOutcome = 'valid') {
  const proofs: ContractProof[] = [];
  const questions: CertificateInQuestion[] = [];
  const evRequests: EvCertificateRequest[] = [];
  const stationCertificates = claimingProvider();
  const certificates: CertificateServices = {
    contractCertificates: {
      async validate(_contractId, proof) {
        proofs.push(proof);
        return { outcome };
      },
    },
    certificateStatus: {
      async find(certificate) {
        questions.push(certificate);
        return Uint8Array.of(0x30, 0x00);
      },
    },
    evCertificates: {
      async provide(request) {
        evRequests.push(request);
        return 'gJgD';
      },
    },
    stationCertificates,
  };
  return { certificates, proofs, questions, evRequests, claims: stationCertificates.claims };
}

/** A CSMS, and a station that speaks a vendor's messages to it. */
export function aVendorCsms<M extends MessageMap<M>>(
  { vendorId }: VendorMessages<M>,
  options: CsmsOptions = {},
) {
  const csms = aCsms(options);
  return {
    ...csms,
    /** Sends a message as text; resolves to the answer, its data read. */
    async transfer(messageId: string, request: object) {
      const data = JSON.stringify(request);
      const answer = await csms.send('DataTransfer', { vendorId, messageId, data });
      return { ...answer, ...(answer.data !== undefined && { data: JSON.parse(answer.data) as unknown }) };
    },
  };
}
