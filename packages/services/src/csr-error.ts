/** Why a CSR is not signed. */
export type CsrErrorCode =
  /** It is no PKCS#10. */
  | 'malformed'
  /** It is not signed with its own key, or by an algorithm that is no longer good enough. */
  | 'signature'
  /** Its key is of a kind or a length that is not good enough. */
  | 'weak-key'
  /** It is not for the station that sent it (2.0.1 A00.FR.405). */
  | 'common-name'
  /** It does not name the owner of the station (2.0.1 A00.FR.404). */
  | 'organization'
  /** No signer is there for its use. */
  | 'use'
  /** The authority refuses it. */
  | 'refused';

/** A CSR that is not signed, now or ever. */
export class CsrError extends Error {
  override readonly name = 'CsrError';

  constructor(
    readonly code: CsrErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
