import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import type { GatewayTls } from '@csms/gateway';
import type { GatewayTlsFiles } from './config.js';
import { ConfigError } from './config-error.js';

/**
 * Checks that each file holds what it should, and that keys and certificates belong together.
 *
 * @throws {ConfigError} that names the key and the file at fault, and tells nothing of a private key.
 */
export function checkGatewayTls(files: GatewayTlsFiles, tls: GatewayTls): void {
  const [certs, keys] = [[tls.cert].flat(), [tls.key].flat()];
  for (const [index, certFile] of files.cert.entries()) {
    checkPair({
      certFile,
      keyFile: files.key[index] ?? '',
      cert: certs[index] ?? '',
      key: keys[index] ?? '',
    });
  }
  for (const [index, pem] of [tls.clientCa ?? []].flat().entries()) {
    certificatesIn(pem, 'gateway.client_ca', files.clientCa[index] ?? '');
  }
  for (const [index, crl] of [tls.clientCrl ?? []].flat().entries())
    checkCrl(crl, files.clientCrl[index] ?? '');
}

interface Pair {
  readonly certFile: string;
  readonly keyFile: string;
  readonly cert: string;
  readonly key: string;
}

function checkPair({ certFile, keyFile, cert, key }: Pair): void {
  const [certificate] = certificatesIn(cert, 'gateway.tls_cert', certFile);
  if (!certificate.checkPrivateKey(readKey(key, keyFile))) {
    throw new ConfigError('gateway.tls_key', `expected the key of ${certFile}: ${keyFile}`);
  }
  try {
    // OpenSSL refuses what is weak, such as a short key.
    createSecureContext({ cert, key });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError('gateway.tls_cert', `${certFile} can't be used (${reason})`, { cause });
  }
}

function certificatesIn(
  pem: string,
  key: string,
  file: string,
): readonly [X509Certificate, ...X509Certificate[]] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  try {
    const [first, ...more] = blocks.map((block) => new X509Certificate(block));
    if (first) return [first, ...more];
  } catch {
    // Reported as below: the details of a broken block help nobody who reads this line.
  }
  throw new ConfigError(key, `expected certificates in PEM: ${file}`);
}

function readKey(pem: string, file: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    // Not kept as the cause: it may say something of the key.
    throw new ConfigError('gateway.tls_key', `expected a private key without a password, in PEM: ${file}`);
  }
}

function checkCrl(pem: string, file: string): void {
  const lists = pem.match(/-----BEGIN X509 CRL-----[^-]*-----END X509 CRL-----/g) ?? [pem];
  try {
    createSecureContext({ crl: lists });
  } catch (cause) {
    throw new ConfigError('gateway.client_crl', `expected lists of revoked certificates, in PEM: ${file}`, {
      cause,
    });
  }
}
