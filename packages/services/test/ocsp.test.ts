import { createPki, type OcspExchange, ocspRequest, startResponder } from '@csms/test-pki';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { aContract, eMaid } from './contracts.js';
import { aValidator, hashesFor, type ValidatorSetting } from './validators.js';

const pki = createPki();
const responder = await startResponder();
afterEach(() => responder.behave());
afterAll(async () => {
  pki.remove();
  await responder.close();
});

const now = new Date();
const inMinutes = (minutes: number, from = new Date()) => new Date(from.getTime() + minutes * 60_000);

/** A contract whose leaf alone names the responder, and a validator that may ask it. */
function aQuestion(setting: Partial<ValidatorSetting> = {}) {
  const contract = aContract(pki);
  const { root, above, below } = contract;
  const leaf = below.issue({ commonName: eMaid, responderUrl: responder.urlOf(below) });
  const { validate, logged } = aValidator({ roots: [root], responderHosts: [responder.host], ...setting });
  const proof = { certificateChain: leaf.pem + below.pem + above.pem };
  return { ...contract, leaf, proof, logged, ask: (at = now) => validate(eMaid, proof, at) };
}

describe.each(['P-256', 'P-521', 'RSA'] as const)('with keys of %s', (algorithm) => {
  const contract = aContract(pki, { algorithm }, responder);
  const { root, above, below, leaf, chain } = contract;
  const setting = { roots: [root], responderHosts: [responder.host] };

  test('a contract is valid when the responders of all its certificates say good (C07.FR.05)', async () => {
    const before = responder.requests;
    const finding = await aValidator(setting).validate(eMaid, { certificateChain: chain }, now);
    expect(finding).toMatchObject({ outcome: 'valid', rule: 'verified' });
    expect(finding.ocspResponses).toHaveLength(3);
    expect(responder.requests - before).toBe(3);
  });

  test('hashes are valid when the responders say good, once a chain has shown its authorities', async () => {
    const hashes = [
      hashesFor(leaf, below, responder),
      hashesFor(below, above, responder),
      hashesFor(above, root, responder),
    ];
    const { validate } = aValidator(setting);
    const rules = [];
    for (const proof of [{ hashes }, { certificateChain: chain }, { hashes }]) {
      rules.push((await validate(eMaid, proof, inMinutes(rules.length))).rule);
    }
    expect(rules).toEqual(['ocsp-issuer-unknown', 'verified', 'verified']);
  });

  test('a contract is revoked when one of its certificates is (C07.FR.05)', async () => {
    above.revoke(below);
    const finding = await aValidator(setting).validate(eMaid, { certificateChain: chain }, now);
    expect(finding).toMatchObject({ outcome: 'revoked', rule: 'revoked' });
    expect(finding.ocspResponses).toHaveLength(3);
  });
});

describe('an OCSP answer counts', () => {
  test('when the issuer lets its signer sign OCSP answers', async () => {
    const { below, ask } = aQuestion();
    const signer = below.issue({ commonName: 'OCSP', extendedKeyUsage: ['OCSPSigning'] });
    responder.behave(({ authority, request, response }) =>
      response.end(authority.answerOcsp(request, { signer })),
    );
    expect(await ask()).toMatchObject({ outcome: 'valid', rule: 'verified' });
  });

  test('without the certificate of its signer, when that is the issuer', async () => {
    const { ask } = aQuestion();
    responder.behave(({ authority, request, response }) =>
      response.end(authority.answerOcsp(request, { bare: true })),
    );
    expect(await ask()).toMatchObject({ outcome: 'valid' });
  });

  test('without a nonce, as responders with prepared answers have it', async () => {
    const { below, leaf, ask } = aQuestion();
    responder.behave(({ response }) =>
      response.end(below.answerOcsp(ocspRequest(below, leaf.certificateFile))),
    );
    expect(await ask()).toMatchObject({ outcome: 'valid' });
  });

  test('on hashes, with the issuer’s certificate from the answer when that leads to a root', async () => {
    const { root, above } = aContract(pki);
    const { validate } = aValidator({ roots: [root], responderHosts: [responder.host] });
    const below = above.issue({ commonName: 'Sub 2' });
    const hashes = [hashesFor(below, above, responder)];
    expect(await validate(eMaid, { hashes }, now)).toMatchObject({ outcome: 'valid', rule: 'verified' });
  });
});

describe('an OCSP answer does not count', () => {
  test.each<[what: string, rule: string, behave: (exchange: OcspExchange) => unknown]>([
    [
      'when an authority of the same name signed it',
      'ocsp-signature',
      ({ authority, request, response }) =>
        response.end(authority.answerOcsp(request, { signer: pki.root({ commonName: 'MO Sub 2' }) })),
    ],
    [
      'when a leaf of the issuer without the OCSP purpose signed it',
      'ocsp-signature',
      ({ authority, request, response }) =>
        response.end(authority.answerOcsp(request, { signer: authority.issue({ commonName: 'OCSP' }) })),
    ],
    [
      'when its signer has the OCSP purpose from somebody else',
      'ocsp-signature',
      ({ authority, request, response }) => {
        const stranger = pki.root({ commonName: 'MO Sub 2' });
        const signer = stranger.issue({ commonName: 'OCSP', extendedKeyUsage: ['OCSPSigning'] });
        response.end(authority.answerOcsp(request, { signer }));
      },
    ],
    [
      'when the certificate of its signer is over',
      'ocsp-signature',
      ({ authority, request, response }) => {
        const options = { extendedKeyUsage: ['OCSPSigning'], validTo: inMinutes(-60) };
        const signer = authority.issue({ commonName: 'OCSP', ...options });
        response.end(authority.answerOcsp(request, { signer }));
      },
    ],
    [
      'when a bit of it is another one',
      'ocsp-signature',
      ({ authority, request, response }) => {
        const answer = authority.answerOcsp(request, { bare: true });
        answer.writeUInt8((answer.at(-1) ?? 0) ^ 1, answer.length - 1);
        response.end(answer);
      },
    ],
    [
      'when it is for another certificate',
      'ocsp-other-certificate',
      ({ authority, response }) => {
        const other = authority.issue({ commonName: 'Other' });
        response.end(authority.answerOcsp(ocspRequest(authority, other.certificateFile)));
      },
    ],
    [
      'when it names the certificate by hashes of another kind than asked for',
      'ocsp-other-certificate',
      ({ authority, response }) => {
        const other = authority.issue({ commonName: 'Other' });
        response.end(authority.answerOcsp(ocspRequest(authority, other.certificateFile, 'sha1')));
      },
    ],
    [
      'when its nonce is that of another request',
      'ocsp-nonce',
      ({ authority, request, response }) => {
        const other = Buffer.from(request);
        other.writeUInt8((other.at(-1) ?? 0) ^ 1, other.length - 1);
        response.end(authority.answerOcsp(other));
      },
    ],
    [
      'when the responder says that it can’t answer',
      'ocsp-unsuccessful',
      ({ response }) => response.end(Buffer.from('30030a0103', 'hex')),
    ],
    ['when it is empty', 'ocsp-malformed', ({ response }) => response.end()],
    ['when it is no DER', 'ocsp-malformed', ({ response }) => response.end('{"status":"good"}')],
    [
      'when it breaks off',
      'ocsp-malformed',
      ({ authority, request, response }) => response.end(authority.answerOcsp(request).subarray(0, 200)),
    ],
    ['when it is too large', 'ocsp-too-large', ({ response }) => response.end(Buffer.alloc(1_000_000))],
    ['with an HTTP error', 'ocsp-unreachable', ({ response }) => response.writeHead(500).end()],
    [
      'when it is somewhere else',
      'ocsp-unreachable',
      ({ response, authority }) =>
        response.writeHead(302, { location: `${responder.urlOf(authority)}?moved` }).end(),
    ],
    ['when the connection breaks', 'ocsp-unreachable', ({ response }) => response.destroy()],
  ])('%s', async (_, rule, behave) => {
    const { ask, logged } = aQuestion();
    responder.behave(behave);
    expect(await ask()).toEqual({ outcome: 'status_unavailable', rule, ocspResponses: [] });
    expect(logged).toMatchObject([{ outcome: 'status_unavailable', rule, position: 0 }]);
  });

  test('when the responder does not know the certificate', async () => {
    const { root, below, above, ask } = aQuestion();
    const stranger = above.subordinate({ commonName: 'MO Sub 2' });
    expect(await ask()).toMatchObject({ outcome: 'valid' });
    const leaf = stranger.issue({ commonName: eMaid, responderUrl: responder.urlOf(stranger) });
    responder.behave(({ request, response }) =>
      response.end(below.answerOcsp(request, { signer: stranger })),
    );
    const { validate } = aValidator({ roots: [root], responderHosts: [responder.host] });
    const proof = { certificateChain: leaf.pem + stranger.pem + above.pem };
    expect(await validate(eMaid, proof, now)).toMatchObject({
      outcome: 'status_unavailable',
      rule: 'ocsp-unknown',
    });
  });

  test('before its time and when newer information is due, but for a little tolerance', async () => {
    const { ask } = aQuestion();
    const rules = [];
    // It is good for an hour from now on. What fails is asked again after a rest.
    for (const minutes of [-10, -4, 64, 70]) {
      rules.push((await aQuestion().ask(inMinutes(minutes))).rule);
    }
    expect(rules).toEqual(['ocsp-not-current', 'verified', 'verified', 'ocsp-not-current']);
    expect(await ask()).toMatchObject({ rule: 'verified' });
  });

  test('for long when it names no next update', async () => {
    responder.behave(({ authority, request, response }) =>
      response.end(authority.answerOcsp(request, { validMinutes: 0 })),
    );
    const rules = [];
    for (const minutes of [0, 4, 6]) rules.push((await aQuestion().ask(inMinutes(minutes))).rule);
    expect(rules).toEqual(['verified', 'verified', 'ocsp-not-current']);
  });
});
