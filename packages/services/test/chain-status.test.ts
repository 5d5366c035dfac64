import { createPki, startResponder } from '@csms/test-pki';
import { afterAll, afterEach, expect, test } from 'vitest';
import { createChainStatus, createOcspEngine, readRootFiles } from '../src/certificates/index.js';

const pki = createPki();
const responder = await startResponder();
afterEach(() => responder.behave());
afterAll(async () => {
  pki.remove();
  await responder.close();
});

/** A station's certificate that names the responder, and what asks for the status of its chain. */
async function aStation({ responderHosts = [responder.host], responderUrl = true } = {}) {
  const root = pki.root({ commonName: 'Station Root' });
  const below = root.subordinate({ commonName: 'Station Sub' });
  const leaf = below.issue({
    commonName: 'CP01',
    ...(responderUrl && { responderUrl: responder.urlOf(below) }),
  });
  const roots = await readRootFiles([root.certificateFile]);
  const statusOf = createChainStatus({
    engine: createOcspEngine({ roots, responderHosts, budgetMs: 2_000 }),
  });
  return { root, below, leaf, statusOf, chain: leaf.pem + below.pem };
}

test('a chain is good while no responder says otherwise (A00.FR.702)', async () => {
  const { statusOf, chain } = await aStation();
  const before = responder.requests;
  expect(await statusOf(chain)).toBe('good');
  expect(responder.requests - before).toBe(1);
});

test('a chain is revoked when its leaf is (A00.FR.702)', async () => {
  const { below, leaf, statusOf, chain } = await aStation();
  below.revoke(leaf);
  expect(await statusOf(chain)).toBe('revoked');
});

test('a chain whose certificates name no responder is good, and nobody is asked', async () => {
  const { statusOf, chain } = await aStation({ responderUrl: false });
  const before = responder.requests;
  expect(await statusOf(chain)).toBe('good');
  expect(responder.requests).toBe(before);
});

test.each([
  [
    'cannot answer',
    ({ response }: { response: { writeHead(status: number): { end(): void } } }) =>
      response.writeHead(500).end(),
  ],
  ['does not answer in time', () => {}],
])('the status is unknown when the responder %s', async (_, behaviour) => {
  const { statusOf, chain } = await aStation();
  responder.behave(behaviour);
  expect(await statusOf(chain)).toBe('unknown');
});

test('a responder at a private address is not asked unless it is listed', async () => {
  const { statusOf, chain } = await aStation({ responderHosts: [] });
  const before = responder.requests;
  expect(await statusOf(chain)).toBe('unknown');
  expect(responder.requests).toBe(before);
});

test('what leads to no root, or is no chain, is unreadable, and so is a chain that is hidden among others', async () => {
  const { below, leaf, statusOf, chain } = await aStation();
  below.revoke(leaf);
  const stranger = pki.root({ commonName: 'Stranger' }).issue({ commonName: 'CP01' });
  expect(await statusOf(stranger.pem)).toBe('unreadable');
  expect(await statusOf('no chain')).toBe('unreadable');
  expect(await statusOf(chain + stranger.pem.repeat(7))).toBe('unreadable');
});

test('the status is unknown while no roots can be had', async () => {
  const { chain } = await aStation();
  const roots = { current: () => Promise.reject(new Error('no file')) };
  expect(await createChainStatus({ engine: createOcspEngine({ roots }) })(chain)).toBe('unknown');
});
