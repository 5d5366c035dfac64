import { readFileSync, statSync } from 'node:fs';
import type { Gateway, GatewayTls } from '@csms/gateway';
import type { GatewayTlsFiles } from './config.js';
import { ConfigError } from './config-error.js';
import { checkGatewayTls } from './gateway-tls-check.js';
import type { ProgramLogger } from './logging.js';

/** How often files are looked at for news, in milliseconds. */
const lookAgainMs = 60_000;

function readGatewayTls({ cert, key, clientCa, clientCrl }: GatewayTlsFiles): GatewayTls {
  const read = (name: string, file: string): string => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      throw new ConfigError(`gateway.${name}`, `expected a file that can be read: ${file}`);
    }
  };
  return {
    cert: cert.map((file) => read('tls_cert', file)),
    key: key.map((file) => read('tls_key', file)),
    ...(clientCa.length > 0 && { clientCa: clientCa.map((file) => read('client_ca', file)) }),
    ...(clientCrl.length > 0 && { clientCrl: clientCrl.map((file) => read('client_crl', file)) }),
  };
}

/**
 * Reads the keys and certificates of a gateway, and checks that they can be used.
 *
 * @throws {ConfigError} that names the key whose file can't be used.
 */
export function openGatewayTls(files: GatewayTlsFiles): GatewayTls {
  const tls = readGatewayTls(files);
  checkGatewayTls(files, tls);
  return tls;
}

/**
 * Has a gateway use changed files for new connections within a minute: certificates are renewed and revoked while it
 * runs. Files that can't be used are logged, and the gateway goes on with what it has.
 */
export function followGatewayTls(
  gateway: Pick<Gateway, 'renewTls'>,
  files: GatewayTlsFiles,
  logger: ProgramLogger,
  intervalMs = lookAgainMs,
): { close(): void } {
  const all = [files.cert, files.key, files.clientCa, files.clientCrl].flat();
  const changedAt = () => all.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs).join();
  let known = changedAt();
  const timer = setInterval(() => {
    try {
      const now = changedAt();
      if (now === known) return;
      known = now;
      gateway.renewTls(openGatewayTls(files));
      logger.info({}, 'makes new TLS connections with the files that have changed');
    } catch (err) {
      logger.error({ err }, 'could not use the TLS files that have changed; goes on with those of before');
    }
  }, intervalMs);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
