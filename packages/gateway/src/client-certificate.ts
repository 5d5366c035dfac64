import { X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { TrustedProxies } from './trusted-proxies.js';

/** The client certificate of a connection. */
export interface ClientCertificate {
  /** Common name of its subject; absent when it has none. */
  readonly commonName?: string;
  /** Organization of its subject; absent when it has none. */
  readonly organization?: string;
  /** Why it does not count, for the people who look after the station; absent when it does. */
  readonly fault?: string;
}

/**
 * Finds a client certificate (PEM) by the base64url, without padding, of the SHA-256 of its DER; `undefined` for one that
 * is not known. A station is told to come again later when this rejects.
 */
export type LookUpCertificate = (hash: string) => Promise<string | undefined>;

/**
 * Says what speaks against a client certificate beside what its handshake tells, such as `is revoked`, from its chain (PEM,
 * the leaf first, as the station sent it); `undefined` for nothing. A station is told to come again later when this rejects.
 */
export type CheckCertificate = (chain: string) => Promise<string | undefined>;

/** What reading client certificates works with. */
export interface ClientCertificateDeps {
  readonly proxies: TrustedProxies;
  /** Without it, no certificate counts that a proxy passes on. */
  readonly lookUpCertificate?: LookUpCertificate;
  /** Without it, the handshake alone decides on a certificate that is shown in it. */
  readonly checkCertificate?: CheckCertificate;
  readonly now: () => Date;
}

/**
 * The certificate that a station shows: in the handshake of TLS, or to a trusted proxy in front, which passes on its hash.
 * `undefined` when it shows none.
 */
export async function clientCertificateOf(
  request: IncomingMessage,
  deps: ClientCertificateDeps,
): Promise<ClientCertificate | undefined> {
  const { socket } = request;
  const passedOn = deps.proxies.isTrusted(request) ? await ofProxy(request, deps) : undefined;
  return passedOn ?? (socket instanceof TLSSocket ? ofTls(socket, deps) : undefined);
}

async function ofTls(
  socket: TLSSocket,
  { checkCertificate }: ClientCertificateDeps,
): Promise<ClientCertificate | undefined> {
  const certificate = socket.getPeerX509Certificate();
  if (!certificate) return undefined;
  const shown = named(certificate);
  if (!socket.authorized) return { ...shown, fault: faultOf(String(socket.authorizationError)) };
  const fault = await checkCertificate?.(chainOf(certificate));
  return fault === undefined ? shown : { ...shown, fault };
}

/** A certificate with those that the station sent above it, in PEM. */
function chainOf(leaf: X509Certificate): string {
  let chain = '';
  for (let each: X509Certificate | undefined = leaf; each; each = each.issuerCertificate)
    chain += each.toString();
  return chain;
}

/** Faults that people can do something about, by their names in OpenSSL. */
const faults: ReadonlyMap<string, string> = new Map([
  ['CERT_HAS_EXPIRED', 'has expired'],
  ['CERT_NOT_YET_VALID', 'is not valid yet'],
  ['CERT_REVOKED', 'is revoked'],
  ['CRL_HAS_EXPIRED', 'cannot be checked: the list of revoked certificates has expired'],
  ['UNABLE_TO_GET_CRL', 'cannot be checked: its issuer has no list of revoked certificates here'],
  ['INVALID_PURPOSE', 'is not one of a client'],
]);

function faultOf(code: string): string {
  return faults.get(code) ?? 'is not from an authority that is known here';
}

async function ofProxy(
  { headers }: IncomingMessage,
  { lookUpCertificate, now }: ClientCertificateDeps,
): Promise<ClientCertificate | undefined> {
  if (!isTrue(headers['x-client-cert-present'])) return undefined;
  if (!isTrue(headers['x-client-cert-chain-verified'])) return { fault: 'was not verified by the proxy' };
  const hash = headers['x-client-cert-hash'];
  if (typeof hash !== 'string' || !lookUpCertificate) return { fault: 'is not passed on by its hash' };
  const pem = await lookUpCertificate(normalHash(hash));
  const certificate = pem === undefined ? undefined : read(pem);
  if (!certificate) return { fault: 'is not known' };
  const shown = named(certificate);
  if (new Date(certificate.validTo) < now()) return { ...shown, fault: 'has expired' };
  return new Date(certificate.validFrom) > now() ? { ...shown, fault: 'is not valid yet' } : shown;
}

function isTrue(header: string | readonly string[] | undefined): boolean {
  return typeof header === 'string' && header.toLowerCase() === 'true';
}

/** A hash may be in either alphabet of base64, with padding or without. */
function normalHash(hash: string): string {
  return hash.trim().replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function read(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
}

function named(certificate: X509Certificate): ClientCertificate {
  const { CN, O } = certificate.toLegacyObject().subject as { readonly CN?: unknown; readonly O?: unknown };
  return {
    ...(typeof CN === 'string' && { commonName: CN }),
    ...(typeof O === 'string' && { organization: O }),
  };
}
