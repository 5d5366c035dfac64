import { createPki, startResponder } from '@csms/test-pki';
import { afterAll, expect, test, vi } from 'vitest';
import { openClientOcsp } from './open-client-ocsp.js';

const pki = createPki();
const responder = await startResponder();
afterAll(async () => {
  pki.remove();
  await responder.close();
});

const root = pki.root({ commonName: 'Station Root' });
const identity = root.issue({ commonName: 'CP01', responderUrl: responder.urlOf(root) });

async function aCheck(mode: 'required' | 'preferred', responderHosts: readonly string[]) {
  const warn = vi.fn<() => void>();
  const address = { host: '127.0.0.1', port: 0 };
  const tls = { addr: address, cert: [], key: [], clientCa: [root.certificateFile], clientCrl: [] };
  const logger = { debug() {}, info() {}, warn, error() {} };
  return { check: await openClientOcsp({ clientOcsp: { mode, responderHosts }, tls }, logger), warn };
}

test.each(['required', 'preferred'] as const)(
  'a client certificate is checked when its responder may be asked (%s)',
  async (mode) => {
    const { check, warn } = await aCheck(mode, [responder.host]);
    expect(await check?.(identity.pem)).toBeUndefined();
    const revoked = root.issue({ commonName: 'CP02', responderUrl: responder.urlOf(root) });
    root.revoke(revoked);
    expect(await check?.(revoked.pem)).toBe('is revoked');
    expect(warn).not.toHaveBeenCalled();
  },
);

test.each(['required', 'preferred'] as const)(
  'a revoked certificate is not hidden by others that come with it (%s)',
  async (mode) => {
    const { check } = await aCheck(mode, [responder.host]);
    const revoked = root.issue({ commonName: 'CP03', responderUrl: responder.urlOf(root) });
    root.revoke(revoked);
    expect(await check?.(revoked.pem + identity.pem.repeat(9))).toBe(
      'comes with a chain that cannot be checked',
    );
  },
);

test('a client certificate without a status is no good where one is required, and taken with a warning otherwise', async () => {
  const required = await aCheck('required', []);
  await expect(required.check?.(identity.pem)).rejects.toThrow('expected to find out');
  const preferred = await aCheck('preferred', []);
  expect(await preferred.check?.(identity.pem)).toBeUndefined();
  expect(preferred.warn).toHaveBeenCalledTimes(1);
});
