/** A certificate with which a station proves who it is (security profile 3). */
export interface ClientCertificate {
  /** Base64url, without padding, of the SHA-256 of its DER: by this a gateway behind a balancer knows it. */
  readonly hash: string;
  /** PEM. */
  readonly certificate: string;
  /** The station that it was made for; absent when an operator set it. */
  readonly stationId?: string;
  /** When it was made or set. */
  readonly at: Date;
}

/** How many certificates that were made for a station are kept at least; all that operators set are kept. */
export const maxClientCertificates = 20;

/** Client certificates, by their hash. Every value returned is the caller's own copy. */
export interface ClientCertificateStore {
  /**
   * Keeps a certificate; one that is known stays as it is. The station need not be known, and stays unknown. The
   * {@link maxClientCertificates} of a station that were made last are kept; a station never has more than twice as many.
   */
  set(certificate: ClientCertificate): Promise<void>;
  /** Resolves to `undefined` when there is no such certificate. */
  find(hash: string): Promise<ClientCertificate | undefined>;
  /** Resolves to whether there was such a certificate. */
  delete(hash: string): Promise<boolean>;
}
