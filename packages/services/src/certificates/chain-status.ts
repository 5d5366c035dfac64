import { buildPath } from './build-path.js';
import type { OcspEngine } from './ocsp-engine.js';
import { readPem } from './read-pem.js';
import { questionsOfPath } from './status-questions.js';
import { within } from './within.js';

/**
 * How a chain stands by the responders that its certificates name: `revoked` when one of its certificates is, `good` when
 * none is or none names a responder, `unknown` when a status could not be found out. It is `unreadable` when it leads to no
 * root, or holds more than is read: whoever shows it could hide by that whom to ask.
 */
export type ChainStatus = 'good' | 'revoked' | 'unknown' | 'unreadable';

/** What checking the status of chains works with. */
export interface ChainStatusDeps {
  readonly engine: OcspEngine;
  readonly clock?: { now(): Date };
}

const bounds = { maxLength: 40_000, maxCertificates: 8 };

/**
 * Makes what asks for the status of a chain (PEM, the leaf first) by OCSP, within the engine's budget. That the chain is
 * otherwise in order, such as in time, the caller has checked. What this returns never rejects.
 */
export function createChainStatus({
  engine: { currentRoots, responders, checker, budgetMs },
  clock = { now: () => new Date() },
}: ChainStatusDeps): (chain: string) => Promise<ChainStatus> {
  async function ask(chain: string): Promise<ChainStatus> {
    const at = clock.now();
    const certificates = readPem(chain, bounds);
    if (typeof certificates === 'string') return 'unreadable';
    const roots = await currentRoots();
    if (roots.length === 0) return 'unknown';
    const [leaf, ...others] = certificates;
    const path = leaf && buildPath(leaf, others, roots, at);
    if (!path || typeof path === 'string') return 'unreadable';
    responders.vouchFor(path.flatMap(({ responderUrls }) => responderUrls));
    const findings = await Promise.all(questionsOfPath(path, at).map((question) => checker.check(question)));
    if (findings.some((finding) => 'status' in finding && finding.status === 'revoked')) return 'revoked';
    return findings.some((finding) => 'flaw' in finding) ? 'unknown' : 'good';
  }

  return (chain) => within<ChainStatus, ChainStatus>(budgetMs, ask(chain), 'unknown');
}
