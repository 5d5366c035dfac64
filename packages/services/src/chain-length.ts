/** Room for a chain in CertificateSigned, in characters, where the station does not say (2.0.1 A02.FR.16). */
export const defaultMaxChainLength = 10_000;

/**
 * A chain cut to a number of characters: one that is too long loses its top, which a station may know already.
 * `undefined` when there is not even room for the leaf.
 *
 * @param chain PEM, from the leaf on
 */
export function chainWithin(chain: string, maxLength: number): string | undefined {
  let kept = '';
  for (const certificate of certificatesOf(chain)) {
    if (kept.length + certificate.length > maxLength) break;
    kept += certificate;
  }
  return kept === '' ? undefined : kept;
}

/** The certificates of a chain, each with its line breaks. */
export function certificatesOf(chain: string): readonly string[] {
  return chain.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\s*/g) ?? [];
}
