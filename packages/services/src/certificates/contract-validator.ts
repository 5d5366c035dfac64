import type { CertificateHashes } from '../certificate-status.js';
import type {
  ContractCertificateValidator,
  ContractFinding,
  ContractProof,
} from '../contract-certificates.js';
import type { Path } from './build-path.js';
import type { Certificate } from './certificate.js';
import { checkContractChain } from './contract-chain.js';
import { type ContractRule, outcomeOf } from './contract-rules.js';
import { type CertificateLogger, silent } from './logger.js';
import type { OcspEngine } from './ocsp-engine.js';
import type { StatusFinding } from './status-checker.js';
import { questionsOfHashes, questionsOfPath } from './status-questions.js';
import { within } from './within.js';

/** Whether contracts need the status of their certificates; without one, `preferred` takes them as good. */
export type StatusMode = 'required' | 'preferred' | 'off';

/** What the validator works with. */
export interface OcspContractValidatorDeps {
  readonly engine: OcspEngine;
  /** `required` by default. */
  readonly mode?: StatusMode;
  /** Hears by which rule a proof was refused, or taken without a status. */
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
 * certificates that names a responder is checked by OCSP; so is each certificate of which only the hashes came. The
 * answer comes within the engine's budget, whatever responders do.
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
    const findIssuer = (certificate: CertificateHashes, others: readonly Certificate[]) =>
      authorities.findIssuer(certificate, { roots, others }, at);
    const questions = [
      ...(path ? questionsOfPath(path, at) : []),
      ...questionsOfHashes(hashes, { path, at, findIssuer }),
    ];
    const findings = questions.map(async ({ position, ...question }) => {
      const timeLeftMs = Math.max(end - performance.now(), 0);
      return { position, ...(await within(timeLeftMs, checker.check(question), timeLimit)) };
    });
    return judge(await Promise.all(findings));
  }

  function judge(findings: readonly Finding[]): OcspContractFinding {
    const ocspResponses = findings.flatMap((finding) => ('response' in finding ? [finding.response] : []));
    const revoked = findings.find((finding) => 'status' in finding && finding.status === 'revoked');
    if (revoked) return { ...refused('revoked', revoked.position), ocspResponses };
    const flawed = findings.find((finding) => 'flaw' in finding);
    if (!flawed) return { outcome: 'valid', rule: 'verified', ocspResponses };
    const { flaw, position } = flawed;
    const rule = flaw === 'time-limit' ? flaw : (`ocsp-${flaw}` as const);
    if (mode === 'required') return { ...refused(rule, position), ocspResponses };
    logger.warn({ rule, position }, 'a contract is accepted without a status');
    return { outcome: 'valid', rule: 'status-preferred', ocspResponses };
  }

  function refused(rule: ContractRule, position = 0): OcspContractFinding {
    const outcome = outcomeOf(rule);
    logger.info({ outcome, rule, position }, 'the certificates of a contract are refused');
    return { outcome, rule, ocspResponses: [] };
  }

  return { validate };
}

type Finding = { readonly position: number } & (StatusFinding | typeof timeLimit);

const timeLimit = { flaw: 'time-limit' } as const;
