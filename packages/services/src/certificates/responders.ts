import { putBounded } from '../bounded-map.js';
import { type BoundedRequest, createBoundedRequest } from '../outside/bounded-request.js';
import { OutsideError } from '../outside/outside-error.js';

/** Why a responder gave nothing to read. */
export type ResponderFlaw =
  /** No allowed one is named. */
  | 'responder-refused'
  /** It can't be reached, is too slow, or answers with another HTTP status than 200. */
  | 'unreachable'
  | 'too-large';

/** OCSP responders that may be asked. */
export interface Responders {
  /** A certificate that leads to a trusted one names them: their hosts may be asked from now on, at public addresses. */
  vouchFor(urls: readonly string[]): void;
  /** Whether a responder may be asked. */
  mayAsk(url: string): boolean;
  /** Sends an OCSP request (DER), and resolves to the answer, unread. Asks nobody who may not be asked. */
  ask(url: string, request: Uint8Array): Promise<Uint8Array | ResponderFlaw>;
}

/** Which responders may be asked, and how. */
export interface RespondersOptions {
  /** Those that may be asked in any case and wherever they are, each as `host` or `host:port`. */
  readonly responderHosts: readonly string[];
  /** How long one may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** More than any answer with its certificates takes. */
const maxAnswerBytes = 32_768;
const maxVouched = 1_000;

/** Makes what asks responders. Throws a `TypeError` for a host that is none. */
export function createResponders({ responderHosts, timeoutMs }: RespondersOptions): Responders {
  const listed = new Set(responderHosts.map(readHost));
  /** The oldest first. */
  const vouched = new Map<string, true>();
  const bounds = { timeoutMs, maxBytes: maxAnswerBytes };
  const askAnywhere = createBoundedRequest({ ...bounds, allowPrivate: true });
  const askPublic = createBoundedRequest(bounds);

  function requestFor(url: string): BoundedRequest | undefined {
    const target = readTarget(url);
    if (!target) return undefined;
    if (listed.has(target.host) || listed.has(target.hostAndPort)) return askAnywhere;
    return vouched.has(target.hostAndPort) ? askPublic : undefined;
  }

  return {
    vouchFor(urls) {
      for (const url of urls) {
        const target = readTarget(url);
        if (target) putBounded(vouched, target.hostAndPort, true, maxVouched);
      }
    },
    mayAsk: (url) => requestFor(url) !== undefined,
    async ask(url, body) {
      const request = requestFor(url);
      if (!request) return 'responder-refused';
      const headers = { 'content-type': 'application/ocsp-request', accept: 'application/ocsp-response' };
      try {
        const answer = await request(url, { method: 'POST', headers, body });
        return answer.status === 200 ? answer.body : 'unreachable';
      } catch (error) {
        return flawOf(error);
      }
    },
  };
}

function flawOf(error: unknown): ResponderFlaw {
  if (!(error instanceof OutsideError)) throw error;
  switch (error.code) {
    case 'too-large':
      return 'too-large';
    case 'address-refused':
    case 'invalid-url':
      return 'responder-refused';
    default:
      return 'unreachable';
  }
}

function readHost(text: string): string {
  const url = `http://${text}`;
  if (text === '' || !URL.canParse(url) || new URL(url).pathname !== '/' || /[/?#@]/.test(text)) {
    throw new TypeError(`expected a responder's host or host:port, not ${text}`);
  }
  const { hostname, port } = new URL(url);
  return /:\d+$/.test(text) ? `${hostname}:${port || '80'}` : hostname;
}

function readTarget(url: string): { host: string; hostAndPort: string } | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  return { host: hostname, hostAndPort: `${hostname}:${port || (protocol === 'http:' ? '80' : '443')}` };
}
