import { randomBytes } from 'node:crypto';
import { certificateName } from '@csms/store';
import { putBounded } from '../bounded-map.js';
import type { CertificateHashes } from '../certificate-status.js';
import type { Certificate } from './certificate.js';
import { areWellFormed } from './certificate-hashes.js';
import { type AnswerFlaw, type CertificateStatus, judgeOcspAnswer } from './ocsp-answer.js';
import { ocspRequest } from './ocsp-request.js';
import type { ResponderFlaw, Responders } from './responders.js';

/** Why the status of a certificate could not be found out. */
export type StatusFlaw =
  | AnswerFlaw
  | ResponderFlaw
  /** No responder is named. */
  | 'responder-missing'
  /** A hash has the wrong length for its algorithm or is not hex, or the serial number is no number. */
  | 'hashes-malformed';

/** A certificate whose status is wanted. */
export interface StatusQuestion {
  readonly certificate: CertificateHashes;
  readonly responderUrls: readonly string[];
  readonly at: Date;
  /** The issuer of the certificate, which may be among the certificates that come with an answer. */
  findIssuer(others: readonly Certificate[]): Certificate | undefined;
}

/** What was found out: the status with the OCSP response (DER) that says so, or why there is none. */
export type StatusFinding =
  | { readonly status: CertificateStatus['status']; readonly response: Uint8Array }
  | { readonly flaw: StatusFlaw };

/** Finds out how certificates stand. */
export interface StatusChecker {
  /** Never rejects. Answers that name their next update are kept until then. */
  check(question: StatusQuestion): Promise<StatusFinding>;
}

/** What the checker works with. */
export interface StatusCheckerDeps {
  readonly responders: Pick<Responders, 'mayAsk' | 'ask'>;
  /** How often to ask at most, when responders can't be reached or can't answer. */
  readonly maxAttempts: number;
}

/**
 * How long a failed question is not asked again, in milliseconds: many cars at once must not storm a responder in
 * trouble.
 */
const restMs = 5_000;
const maxCached = 1_000;
/** Flaws that may be over at the next attempt. */
const passing: ReadonlySet<StatusFlaw> = new Set(['unreachable', 'unsuccessful']);

interface Answer {
  readonly finding: StatusFinding;
  readonly nextUpdate?: Date | undefined;
}

/** Makes a checker that asks OCSP responders, each question once at a time. */
export function createStatusChecker({ responders, maxAttempts }: StatusCheckerDeps): StatusChecker {
  /** Findings and until when they hold. What failed is kept by certificate and responders: others may do better. */
  const cache = new Map<string, { readonly finding: StatusFinding; readonly until: number }>();
  const asking = new Map<string, Promise<StatusFinding>>();

  async function ask(question: StatusQuestion, allowed: readonly [string, ...string[]]): Promise<Answer> {
    let answer: Answer = { finding: { flaw: 'unreachable' } };
    for (let attempt = 0; attempt < maxAttempts && isPassing(answer); attempt += 1) {
      answer = await askOnce(question, allowed[attempt % allowed.length] ?? allowed[0]);
    }
    return answer;
  }

  async function askOnce({ certificate, at, findIssuer }: StatusQuestion, url: string): Promise<Answer> {
    const nonce = randomBytes(32);
    const response = await responders.ask(url, ocspRequest(certificate, nonce));
    if (typeof response === 'string') return { finding: { flaw: response } };
    const judged = judgeOcspAnswer(response, { certificate, nonce, at, findIssuer });
    if (typeof judged === 'string') return { finding: { flaw: judged } };
    return { finding: { status: judged.status, response }, nextUpdate: judged.nextUpdate };
  }

  return {
    async check(question) {
      const { certificate, responderUrls, at } = question;
      if (!areWellFormed(certificate)) return { flaw: 'hashes-malformed' };
      const identity = certificateName(certificate);
      const keyOfQuestion = [identity, ...responderUrls].join(' ');
      for (const key of [identity, keyOfQuestion]) {
        const cached = cache.get(key);
        if (cached && at.getTime() < cached.until) return cached.finding;
      }
      const [first, ...others] = responderUrls.filter((url) => responders.mayAsk(url));
      if (first === undefined) {
        return { flaw: responderUrls.length === 0 ? 'responder-missing' : 'responder-refused' };
      }
      const running = asking.get(keyOfQuestion);
      if (running) return running;
      const answered = ask(question, [first, ...others])
        .then(({ finding, nextUpdate }) => {
          if ('flaw' in finding) {
            putBounded(cache, keyOfQuestion, { finding, until: at.getTime() + restMs }, maxCached);
          } else if (nextUpdate) {
            putBounded(cache, identity, { finding, until: nextUpdate.getTime() }, maxCached);
          }
          return finding;
        })
        .finally(() => asking.delete(keyOfQuestion));
      asking.set(keyOfQuestion, answered);
      return answered;
    },
  };
}

function isPassing({ finding }: Answer): boolean {
  return 'flaw' in finding && passing.has(finding.flaw);
}
