import { createPki, startResponder } from '@csms/test-pki';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import {
  createOcspContractValidator,
  createOcspEngine,
  createOcspStatusSource,
} from '../src/certificates/index.js';
import { certificateStatus } from '../src/index.js';
import { aContract, type Contract, eMaid } from './contracts.js';
import { anEngine, aValidator, hashesFor, type ValidatorSetting } from './validators.js';

const pki = createPki();
const responder = await startResponder();
afterEach(() => responder.behave());
afterAll(async () => {
  pki.remove();
  await responder.close();
});

const now = new Date();
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

/** A contract whose leaf alone names the responder. */
function aLeafContract(): Contract {
  const contract = aContract(pki);
  const { below, above } = contract;
  const leaf = below.issue({ commonName: eMaid, responderUrl: responder.urlOf(below) });
  return { ...contract, leaf, chain: leaf.pem + below.pem + above.pem };
}

/** How often the responder is asked while something is done. */
async function countRequests(work: () => Promise<unknown>): Promise<number> {
  const before = responder.requests;
  await work();
  return responder.requests - before;
}

describe('a responder', () => {
  const contract = aLeafContract();
  const { root, chain, below, leaf } = contract;
  const hashes = [hashesFor(leaf, below, responder)];

  test.each<[what: string, setting: Omit<ValidatorSetting, 'roots'>, rule: string]>([
    ['on the list', { responderHosts: [responder.host] }, 'verified'],
    ['whose host is on the list', { responderHosts: ['127.0.0.1'] }, 'verified'],
    ['on another port than on the list', { responderHosts: ['127.0.0.1:1'] }, 'ocsp-responder-refused'],
    // The certificate vouches for it, but it is at a loopback address.
    ['that a certificate names, at a loopback address', {}, 'ocsp-responder-refused'],
  ])('%s', async (_, setting, rule) => {
    const { validate } = aValidator({ roots: [root], ...setting });
    const requests = await countRequests(async () => {
      expect(await validate(eMaid, { certificateChain: chain }, now)).toMatchObject({ rule });
    });
    expect(requests).toBe(rule === 'verified' ? 1 : 0);
  });

  test('that only a station names is not asked', async () => {
    const { validate } = aValidator({ roots: [root] });
    const requests = await countRequests(async () => {
      expect(await validate(eMaid, { hashes }, now)).toMatchObject({ rule: 'ocsp-responder-refused' });
    });
    expect(requests).toBe(0);
  });

  test('that nobody names is not asked', async () => {
    const [{ responderUrl: _, ...certificate }] = hashes as [(typeof hashes)[0]];
    const { validate } = aValidator({ roots: [root], responderHosts: [responder.host] });
    expect(await validate(eMaid, { hashes: [certificate] }, now)).toMatchObject({
      outcome: 'status_unavailable',
      rule: 'ocsp-responder-missing',
    });
  });

  test.each([
    'ldap://127.0.0.1/ocsp',
    'file:///etc/passwd',
    'http://user:secret@127.0.0.1/',
    '//127.0.0.1',
    '',
  ])('with the address %j is not asked', async (responderUrl) => {
    const { validate } = aValidator({ roots: [root], responderHosts: ['127.0.0.1'] });
    const proof = { hashes: hashes.map((one) => ({ ...one, responderUrl })) };
    expect(await validate(eMaid, proof, now)).toMatchObject({ rule: 'ocsp-responder-refused' });
  });

  test.each(['', 'a b', 'http://ocsp.example', 'ocsp.example/path', 'ocsp.example:port', 'a@b'])(
    'can’t be listed as %j',
    (host) => {
      expect(() => anEngine({ roots: [], responderHosts: [host] })).toThrow(TypeError);
    },
  );
});

describe('the answer', () => {
  test('comes within the budget when responders hang, and tells what is revoked all the same', async () => {
    const { root, above, below, leaf, chain } = aContract(pki, {}, responder);
    const { validate } = aValidator({ roots: [root], responderHosts: [responder.host], budgetMs: 200 });
    responder.behave(() => {});
    expect(await validate(eMaid, { certificateChain: chain }, now)).toMatchObject({
      outcome: 'status_unavailable',
      rule: expect.stringMatching(/^(?:ocsp-unreachable|time-limit)$/),
    });
    below.revoke(leaf);
    responder.behave(({ authority, request, response }) => {
      if (authority !== above) response.end(authority.answerOcsp(request));
    });
    const patient = aValidator({ roots: [root], responderHosts: [responder.host], budgetMs: 3_000 });
    expect(await patient.validate(eMaid, { certificateChain: chain }, now)).toMatchObject({
      outcome: 'revoked',
    });
  });

  test('comes within the budget when roots do not', async () => {
    const { chain } = aLeafContract();
    const roots = { current: () => new Promise<never>(() => {}) };
    const { validate } = createOcspContractValidator({ engine: createOcspEngine({ roots, budgetMs: 50 }) });
    expect(await validate(eMaid, { certificateChain: chain }, now)).toMatchObject({
      rule: 'roots-unavailable',
    });
  });
});

describe('a question', () => {
  test('is put once while it is answered, and again after the next update only', async () => {
    const { root, chain } = aLeafContract();
    const { validate } = aValidator({ roots: [root], responderHosts: [responder.host] });
    const ask = (at: Date) => validate(eMaid, { certificateChain: chain }, at);
    expect(await countRequests(() => Promise.all([now, now, now].map(ask)))).toBe(1);
    expect(await countRequests(() => ask(later(3_500)))).toBe(0);
    // An hour is over. What the responder says is of now, and good for an hour of now.
    expect(await countRequests(() => ask(later(3_700)))).toBe(1);
  });

  test('is put as often as attempts are allowed when nobody answers, then not for 5 s', async () => {
    const { root, chain } = aLeafContract();
    const { validate } = aValidator({ roots: [root], responderHosts: [responder.host], maxAttempts: 3 });
    const ask = (at: Date) => validate(eMaid, { certificateChain: chain }, at);
    responder.behave(({ response }) => response.writeHead(503).end());
    expect(await countRequests(() => Promise.all([now, now, later(4.9)].map(ask)))).toBe(3);
    expect(await countRequests(() => ask(later(4.9)))).toBe(0);
    expect(await countRequests(() => ask(later(5)))).toBe(3);
  });

  test('is put once when an answer does not count', async () => {
    const { root, chain } = aLeafContract();
    const { validate } = aValidator({ roots: [root], responderHosts: [responder.host], maxAttempts: 3 });
    responder.behave(({ response }) => response.end('{}'));
    expect(await countRequests(() => validate(eMaid, { certificateChain: chain }, now))).toBe(1);
  });

  test('that failed at one responder is put to another', async () => {
    const { root, below, leaf, chain } = aContract(pki);
    const { validate } = aValidator({ roots: [root], responderHosts: ['127.0.0.1'] });
    // The chain shows the authorities, and asks nobody.
    await validate(eMaid, { certificateChain: chain }, now);
    const good = hashesFor(leaf, below, responder);
    const bad = { ...good, responderUrl: 'http://127.0.0.1:1/' };
    expect(await validate(eMaid, { hashes: [bad] }, now)).toMatchObject({ rule: 'ocsp-unreachable' });
    expect(await validate(eMaid, { hashes: [good] }, now)).toMatchObject({ rule: 'verified' });
  });
});

describe('the status of certificates', () => {
  test.each([
    ['required', 'status_unavailable', 'ocsp-unreachable', 1],
    ['preferred', 'valid', 'status-preferred', 1],
    ['off', 'valid', 'status-off', 0],
  ] as const)('is %s: a contract without one is %s', async (mode, outcome, rule, asked) => {
    const { root, chain } = aLeafContract();
    const { validate } = aValidator({
      roots: [root],
      responderHosts: [responder.host],
      maxAttempts: 1,
      mode,
    });
    responder.behave(({ response }) => response.writeHead(500).end());
    const requests = await countRequests(async () => {
      expect(await validate(eMaid, { certificateChain: chain }, now)).toMatchObject({ outcome, rule });
    });
    expect(requests).toBe(asked);
  });

  test.each(['required', 'preferred'] as const)('is %s: what is revoked is refused', async (mode) => {
    const { root, below, leaf, chain } = aLeafContract();
    below.revoke(leaf);
    const { validate } = aValidator({ roots: [root], responderHosts: [responder.host], mode });
    expect(await validate(eMaid, { certificateChain: chain }, now)).toMatchObject({ outcome: 'revoked' });
  });

  test('is asked once for a certificate that comes with its hashes', async () => {
    const { root, below, leaf, chain } = aLeafContract();
    const { validate } = aValidator({ roots: [root], responderHosts: [responder.host] });
    const hashes = [hashesFor(leaf, below, responder)];
    const requests = await countRequests(() => validate(eMaid, { certificateChain: chain, hashes }, now));
    expect(requests).toBe(1);
  });

  test('is asked for hashes that come with a chain which names no responder', async () => {
    const { root, below, leaf, chain } = aContract(pki);
    below.revoke(leaf);
    const { validate } = aValidator({ roots: [root], responderHosts: [responder.host] });
    const hashes = [hashesFor(leaf, below, responder)];
    expect(await validate(eMaid, { certificateChain: chain, hashes }, now)).toMatchObject({
      outcome: 'revoked',
    });
  });
});

describe('a station that asks for a status', () => {
  const { root, above } = aContract(pki);
  const below = above.issue({ commonName: 'CPO Sub 2' });
  const question = hashesFor(below, above, responder);
  const aSource = (clock = { now: () => new Date() }) =>
    createOcspStatusSource({ engine: anEngine({ roots: [root], responderHosts: [responder.host] }), clock });

  test('gets the responder’s answer as it is (M06.FR.01 to 03, M06.FR.08)', async () => {
    let sent: Uint8Array = new Uint8Array();
    responder.behave(({ authority, request, response }) => {
      sent = authority.answerOcsp(request);
      response.end(sent);
    });
    expect(await certificateStatus(aSource(), question)).toEqual({
      status: 'Accepted',
      ocspResult: Buffer.from(sent).toString('base64'),
    });
  });

  test('gets the same answer until newer information is due (M06.FR.09)', async () => {
    let at = new Date();
    const source = aSource({ now: () => at });
    const first = await source.find(question);
    at = later(3_000);
    // However the station writes the hashes.
    const shouting = {
      ...question,
      issuerNameHash: question.issuerNameHash.toUpperCase(),
      serialNumber: `00${question.serialNumber}`,
    };
    expect(await countRequests(async () => expect(await source.find(shouting)).toBe(first))).toBe(0);
  });

  test('gets an answer that says revoked, too (M06.FR.02)', async () => {
    const revoked = above.issue({ commonName: 'CPO Sub 3' });
    above.revoke(revoked);
    expect(await certificateStatus(aSource(), hashesFor(revoked, above, responder))).toMatchObject({
      status: 'Accepted',
    });
  });

  test('gets none when no answer counts (M06.FR.04)', async () => {
    responder.behave(({ response }) => response.end('{}'));
    expect(await certificateStatus(aSource(), question)).toEqual({ status: 'Failed' });
  });

  test.each([
    { issuerNameHash: '' },
    { issuerKeyHash: 'no hash' },
    { issuerKeyHash: question.issuerKeyHash.slice(1) },
    { serialNumber: '' },
    { serialNumber: '__proto__' },
  ])('gets none, and nobody is asked, for a certificate with %j (M06.FR.04)', async (broken) => {
    const requests = await countRequests(async () => {
      expect(await certificateStatus(aSource(), { ...question, ...broken })).toEqual({ status: 'Failed' });
    });
    expect(requests).toBe(0);
  });
});
