import type { CertificateInQuestion, CertificateStatusSource } from '../certificate-status.js';
import type { OcspEngine } from './ocsp-engine.js';
import { within } from './within.js';

/** What the source works with. */
export interface OcspStatusSourceDeps {
  readonly engine: Pick<OcspEngine, 'currentRoots' | 'authorities' | 'checker' | 'budgetMs'>;
  readonly clock?: { now(): Date };
}

/**
 * Answers what stations ask of certificates (2.0.1 M06.FR.02, M06.FR.04): the responder's own answer, once it is
 * checked, whether the certificate is good or revoked. Answers are kept until their next update (M06.FR.09).
 */
export function createOcspStatusSource({
  engine: { currentRoots, authorities, checker, budgetMs },
  clock = { now: () => new Date() },
}: OcspStatusSourceDeps): CertificateStatusSource {
  async function find({
    responderUrl,
    ...certificate
  }: CertificateInQuestion): Promise<Uint8Array | undefined> {
    const at = clock.now();
    const roots = await currentRoots();
    const finding = await checker.check({
      certificate,
      responderUrls: responderUrl === undefined ? [] : [responderUrl],
      at,
      findIssuer: (others) => authorities.findIssuer(certificate, { roots, others }, at),
    });
    return 'flaw' in finding ? undefined : finding.response;
  }

  return { find: (certificate) => within(budgetMs, find(certificate), undefined) };
}
