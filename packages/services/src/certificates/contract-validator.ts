import type { CertificateInQuestion } from '../certificate-status.js';
import type {
  ContractCertificateValidator,
  ContractFinding,
  ContractProof,
} from '../contract-certificates.js';
import type { Path } from './build-path.js';
import type { Certificate } from './certificate.js';
import { hashesOf, identityOf } from './certificate-hashes.js';
import { checkContractChain } from './contract-chain.js';
import { type ContractRule, outcomeOf } from './contract-rules.js';
import { type CertificateLogger, silent } from './logger.js';
import type { OcspEngine } from './ocsp-engine.js';
import type { StatusFinding, StatusQuestion } from './status-checker.js';
import { within } from './within.js';

/** Whether contracts need the status of their certificates; without one, `preferred` takes them as good. */
export type StatusMode = 'required' | 'preferred' | 'off';

/** What the validator works with. */
export interface OcspContractValidatorDeps {
  readonly engine: OcspEngine;
  /** `required` by default. */
  readonly mode?: StatusMode;
  /** Hears which rule made the outcome of proofs that are refused, and of those that lack a status. */
  readonly logger?: CertificateLogger;
}

/** What the check of a proof found, and why. */
export interface OcspContractFinding extends ContractFinding {
  /** The rule that made the outcome. */
  readonly rule: ContractRule;
  /** The OCSP responses (DER) that counted, in the order of the certificates. */
  readonly ocspResponses: readonly Uint8Array[];
}

/** Checks contract certificates, and says why. */
export interface OcspContractValidator extends ContractCertificateValidator {
  validate(...question: Parameters<ContractCertificateValidator['validate']>): Promise<OcspContractFinding>;
}

/** More hashes than any OCPP message has room for. */
const maxHashes = 8;

/**
 * Makes a validator of contract certificates (2.0.1 C07.FR.05). A chain is checked up to a root, and each of its
 * certificates that names a responder, by OCSP; of hashes each is checked by OCSP. The answer comes within the engine's
 * budget, whatever responders do.
 */
export function createOcspContractValidator({
  engine,
  mode = 'required',
  logger = silent,
}: OcspContractValidatorDeps): OcspContractValidator {
  const { currentRoots, authorities, responders, checker, budgetMs } = engine;

  async function validate(contractId: string, proof: ContractProof, at: Date): Promise<OcspContractFinding> {
    const end = performance.now() + budgetMs;
    const { certificateChain, hashes = [] } = proof;
    if (certificateChain === undefined && hashes.length === 0) return refused('no-certificates');
    if (hashes.length > maxHashes) return refused('chain-too-large');
    const roots = await within(budgetMs, currentRoots(), []);
    let path: Path | undefined;
    if (certificateChain !== undefined) {
      const checked = checkContractChain(certificateChain, contractId, roots, at);
      if ('flaw' in checked) return refused(checked.flaw, checked.position);
      path = checked;
      authorities.learn(path);
      responders.vouchFor(path.flatMap(({ responderUrls }) => responderUrls));
    }
    if (mode === 'off') return { outcome: 'valid', rule: 'status-off', ocspResponses: [] };
    const questions = [
      ...(path ? questionsOf(path, at) : []),
      ...questionsOfHashes(hashes, { path, roots, at }),
    ];
    const findings = await Promise.all(
      questions.map((question) =>
        within(Math.max(end - performance.now(), 0), checker.check(question), timeLimit),
      ),
    );
    return judge(findings);
  }

  function questionsOf(path: Path, at: Date): StatusQuestion[] {
    return path.flatMap((certificate, position) => {
      const issuer = path[position + 1];
      if (!issuer || certificate.responderUrls.length === 0) return [];
      const { responderUrls } = certificate;
      return { certificate: hashesOf(certificate, issuer), responderUrls, at, findIssuer: () => issuer };
    });
  }

  /** Those that are not of a certificate in the chain which says itself whom to ask. */
  function questionsOfHashes(
    hashes: readonly CertificateInQuestion[],
    {
      path,
      roots,
      at,
    }: { readonly path: Path | undefined; readonly roots: readonly Certificate[]; readonly at: Date },
  ): StatusQuestion[] {
    return hashes
      .filter((one) => !path || !isAsked(one, path))
      .map(({ responderUrl, ...certificate }) => ({
        certificate,
        responderUrls: responderUrl === undefined ? [] : [responderUrl],
        at,
        findIssuer: (others) => authorities.findIssuer(certificate, { roots, others }, at),
      }));
  }

  function judge(findings: readonly Finding[]): OcspContractFinding {
    const ocspResponses = findings.flatMap((finding) => ('response' in finding ? [finding.response] : []));
    const revoked = findings.findIndex((finding) => 'status' in finding && finding.status === 'revoked');
    if (revoked >= 0) return { ...refused('revoked', revoked), ocspResponses };
    const flawed = findings.findIndex((finding) => 'flaw' in finding);
    const finding = findings[flawed];
    if (!finding || !('flaw' in finding)) return { outcome: 'valid', rule: 'verified', ocspResponses };
    const rule = finding.flaw === 'time-limit' ? finding.flaw : (`ocsp-${finding.flaw}` as const);
    if (mode === 'required') return { ...refused(rule, flawed), ocspResponses };
    logger.warn({ rule, position: flawed }, 'a contract is taken as good without a status');
    return { outcome: 'valid', rule: 'status-preferred', ocspResponses };
  }

  function refused(rule: ContractRule, position = 0): OcspContractFinding {
    const outcome = outcomeOf(rule);
    logger.info({ outcome, rule, position }, 'the certificates of a contract are refused');
    return { outcome, rule, ocspResponses: [] };
  }

  return { validate };
}

type Finding = StatusFinding | typeof timeLimit;

const timeLimit = { flaw: 'time-limit' } as const;

function isAsked(hashes: CertificateInQuestion, path: Path): boolean {
  return path.some((certificate, position) => {
    const issuer = path[position + 1];
    return (
      issuer !== undefined &&
      certificate.responderUrls.length > 0 &&
      identityOf(hashesOf(certificate, issuer, hashes.hashAlgorithm)) === identityOf(hashes)
    );
  });
}
