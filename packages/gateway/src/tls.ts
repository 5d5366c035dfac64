import { constants } from 'node:crypto';
import { createServer as createPlainServer, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { SecureContextOptions } from 'node:tls';
import type { GatewayTiming } from './options.js';

/** The keys and certificates of a gateway's encrypted connections. All in PEM. */
export interface GatewayTls {
  /** The certificate, its chain after it. Two or more serve stations that know RSA only or ECDSA only. */
  readonly cert: string | readonly string[];
  /** The private key of each certificate, in the same order. */
  readonly key: string | readonly string[];
  /** Authorities that issue the client certificates of stations (security profile 3). */
  readonly clientCa?: string | readonly string[];
  /** Their lists of revoked certificates, one or several in a text; without any, none counts as revoked. */
  readonly clientCrl?: string | readonly string[];
}

/**
 * The four suites of OCPP's security profiles 2 and 3 that TLS 1.2 may use, for RSA and for ECDSA (2.0.1 A00.FR.318,
 * A00.FR.421), those that also keep old traffic secret first, and those of TLS 1.3.
 */
const ciphers = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_AES_128_GCM_SHA256',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'AES128-GCM-SHA256',
].join(':');

/**
 * The server of a gateway's connections: plain, or with TLS 1.2 and 1.3. It ends those that do not arrive in time: whoever
 * opens many and says nothing must not keep the files that others need.
 */
export function createGatewayServer(
  tls: GatewayTls | undefined,
  { arrivalMs }: Pick<GatewayTiming, 'arrivalMs'>,
): Server | TlsServer {
  const arrival = {
    headersTimeout: arrivalMs,
    requestTimeout: arrivalMs,
    connectionsCheckingInterval: arrivalMs / 6,
  };
  if (!tls) return createPlainServer(arrival);
  return createTlsServer({
    ...secureContext(tls),
    ...arrival,
    handshakeTimeout: arrivalMs,
    // Stations with Basic have none; those with profile 3 are turned away with a reason rather than by a broken handshake.
    requestCert: tls.clientCa !== undefined,
    rejectUnauthorized: false,
  });
}

/** Lets a server make new connections with another identity. Those that stand are left alone. */
export function renewTls(server: Server | TlsServer, tls: GatewayTls): void {
  if ('setSecureContext' in server) server.setSecureContext(secureContext(tls));
}

function secureContext({ cert, key, clientCa, clientCrl }: GatewayTls): SecureContextOptions {
  return {
    cert: [cert].flat(),
    key: [key].flat(),
    ...(clientCa !== undefined && { ca: [clientCa].flat() }),
    ...(clientCrl !== undefined && { crl: [clientCrl].flat().flatMap(listsIn) }),
    minVersion: 'TLSv1.2',
    ciphers,
    // A resumed session would not be checked for a certificate that was revoked in between.
    secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
  };
}

/** Node reads no more than the first list of a text, and all of its certificates. */
function listsIn(pem: string): readonly string[] {
  return pem.match(/-----BEGIN X509 CRL-----[^-]*-----END X509 CRL-----/g) ?? [pem];
}
