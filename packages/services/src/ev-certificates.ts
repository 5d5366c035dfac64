/** What an EV asks through its station, to get a contract certificate or a newer one (2.0.1 M01, M02). */
export interface EvCertificateRequest {
  readonly stationId: string;
  /** Namespace of the schema that the request is written in, such as `urn:iso:15118:2:2013:MsgDef`. */
  readonly schemaVersion: string;
  readonly action: 'Install' | 'Update';
  /** Base64 of the EXI of CertificateInstallationReq or CertificateUpdateReq, to be passed on as it is. */
  readonly exiRequest: string;
}

/** Gets contract certificates for EVs. */
export interface EvCertificateProvider {
  /**
   * Base64 of the EXI to answer the EV with; `undefined` when there is none. The same request, sent twice, may be answered
   * from one answer.
   */
  provide(request: EvCertificateRequest): Promise<string | undefined>;
}

/** A provider that has no contract certificates. */
export const noEvCertificates: EvCertificateProvider = { provide: async () => undefined };

/** Longest EXI response that 2.0.1 and both extensions of 1.6 have room for. */
const maxExiResponseLength = 5600;

/** Answers an EV's request, in the words that all OCPP dialects share (2.0.1 M01, M02). */
export async function evCertificate(
  provider: EvCertificateProvider,
  request: EvCertificateRequest,
): Promise<{ status: 'Accepted' | 'Failed'; exiResponse: string }> {
  const exiResponse = await provider.provide(request);
  return exiResponse !== undefined && exiResponse.length <= maxExiResponseLength
    ? { status: 'Accepted', exiResponse }
    : { status: 'Failed', exiResponse: '' };
}
