import { createPki } from '@csms/test-pki';
import { afterAll, describe, expect, test } from 'vitest';
import { contractIdOf } from '../src/certificates/index.js';
import { aContract, type ContractDifferences, eMaid } from './contracts.js';
import { aValidator } from './validators.js';

const pki = createPki();
afterAll(() => pki.remove());

const now = new Date();
const day = 86_400_000;
const daysFromNow = (days: number) => new Date(now.getTime() + days * day);

test('a chain is for the contract that its leaf names, and what is no chain for none', () => {
  expect(contractIdOf(aContract(pki).chain)).toBe(eMaid);
  expect(contractIdOf('no certificate')).toBeUndefined();
});

describe.each(['P-256', 'P-521', 'RSA'] as const)('a chain with keys of %s', (algorithm) => {
  const { root, above, below, leaf, chain } = aContract(pki, { algorithm });
  const { validate } = aValidator({ roots: [root] });

  test('is valid when it leads to a root of ours', async () => {
    expect(await validate(eMaid, { certificateChain: chain }, now)).toEqual({
      outcome: 'valid',
      rule: 'verified',
      ocspResponses: [],
    });
  });

  test('has no valid signature when another key of the issuer’s name signed', async () => {
    const other = aContract(pki, { algorithm });
    const certificateChain = other.leaf.pem + below.pem + above.pem;
    expect(await validate(eMaid, { certificateChain }, now)).toMatchObject({
      outcome: 'signature_invalid',
      rule: 'signature',
    });
  });

  test('has no valid signature when a bit of it is another one', async () => {
    const der = Buffer.from(leaf.der);
    der.writeUInt8((der.at(-1) ?? 0) ^ 1, der.length - 1);
    const certificateChain = `${pem(der)}${below.pem}${above.pem}`;
    expect(await validate(eMaid, { certificateChain }, now)).toMatchObject({ rule: 'signature' });
  });
});

describe('a chain', () => {
  const { root, above, below, leaf, chain } = aContract(pki);
  const { validate } = aValidator({ roots: [root] });
  const ruleOf = async (certificateChain: string, at = now) =>
    (await validate(eMaid, { certificateChain }, at)).rule;

  test('may come in any order behind the leaf, with its root, other line ends, and text around', async () => {
    const parts = ['subject=CN\n', leaf.pem, root.pem, above.pem, below.pem];
    expect(await ruleOf(parts.map((part) => part.replaceAll('\n', '\r\n')).join('\r\n'))).toBe('verified');
  });

  test('leads to a certificate below the root where that is trusted itself', async () => {
    const trusting = aValidator({ roots: [below] });
    expect(await trusting.validate(eMaid, { certificateChain: leaf.pem }, now)).toMatchObject({
      outcome: 'valid',
    });
  });

  test('leads to a root that was renewed, though the one before is there and over', async () => {
    const over = root.renew({ validFrom: daysFromNow(-9), validTo: daysFromNow(-8) });
    const trusting = aValidator({ roots: [over, root] });
    const finding = await trusting.validate(eMaid, { certificateChain: chain }, now);
    expect(finding).toMatchObject({ outcome: 'valid' });
  });

  test('leads to no root of ours', async () => {
    const trusting = aValidator({ roots: [pki.root({ commonName: 'Other Root' })] });
    for (const certificateChain of [chain, chain + root.pem]) {
      expect(await trusting.validate(eMaid, { certificateChain }, now)).toMatchObject({
        outcome: 'chain_invalid',
        rule: 'issuer-unknown',
      });
    }
  });

  test('leads to no root while there are none', async () => {
    expect(await aValidator({ roots: [] }).validate(eMaid, { certificateChain: chain }, now)).toMatchObject({
      outcome: 'chain_invalid',
      rule: 'roots-unavailable',
    });
  });

  test('has a gap', async () => {
    expect(await ruleOf(leaf.pem + above.pem)).toBe('issuer-unknown');
  });

  test('is too long to follow', async () => {
    let last = below;
    let certificateChain = '';
    for (let level = 0; level < 4; level += 1) {
      last = last.subordinate({ commonName: `Sub ${level}` });
      certificateChain = last.pem + certificateChain;
    }
    const certificates = last.issue({ commonName: eMaid }).pem + certificateChain + below.pem + above.pem;
    expect(await ruleOf(certificates)).toBe('issuer-unknown');
  });

  test('is valid from its first moment to its last', async () => {
    const [validFrom, validTo] = [
      new Date(daysFromNow(0).setMilliseconds(0)),
      new Date(daysFromNow(1).setMilliseconds(0)),
    ];
    const { pem: short } = below.issue({ commonName: eMaid, validFrom, validTo });
    const certificateChain = short + below.pem + above.pem;
    expect(await ruleOf(certificateChain, validFrom)).toBe('verified');
    expect(await ruleOf(certificateChain, validTo)).toBe('verified');
    expect(await ruleOf(certificateChain, new Date(validFrom.getTime() - 1_000))).toBe('not-yet-valid');
    expect(await ruleOf(certificateChain, new Date(validTo.getTime() + 1_000))).toBe('expired');
  });
});

describe('what breaks a chain', () => {
  test.each<[string, ContractDifferences, outcome: string, rule: string, position: number]>([
    ['a leaf that is over', { leaf: { validTo: daysFromNow(-0.5) } }, 'expired', 'expired', 0],
    ['an authority that is over', { below: { validTo: daysFromNow(-0.5) } }, 'expired', 'expired', 1],
    ['a leaf before its time', { leaf: { validFrom: daysFromNow(1) } }, 'chain_invalid', 'not-yet-valid', 0],
    ['an authority without the CA flag', { below: { ca: false } }, 'chain_invalid', 'ca-flag', 1],
    ['an authority that may not sign', { above: { keyUsage: ['cRLSign'] } }, 'chain_invalid', 'key-usage', 2],
    ['a leaf that may not sign', { leaf: { keyUsage: ['keyAgreement'] } }, 'chain_invalid', 'key-usage', 0],
    ['more authorities than allowed', { above: { pathLength: 0 } }, 'chain_invalid', 'path-length', 2],
    [
      'a wrong constraint, before time does',
      { below: { ca: false }, leaf: { validTo: daysFromNow(-0.5) } },
      'chain_invalid',
      'ca-flag',
      1,
    ],
    ['another contract', { leaf: { commonName: 'DE8AA1A2B3C4D6' } }, 'wrong_contract', 'contract-id', 0],
  ])('is %s', async (_, differences, outcome, rule, position) => {
    const { root, chain } = aContract(pki, differences);
    const { validate, logged } = aValidator({ roots: [root] });
    expect(await validate(eMaid, { certificateChain: chain }, now)).toEqual({
      outcome,
      rule,
      ocspResponses: [],
    });
    expect(logged).toEqual([
      { outcome, rule, position, message: 'the certificates of a contract are refused' },
    ]);
  });

  test('is an authority in place of a leaf', async () => {
    const { root, below, above } = aContract(pki);
    const authority = below.subordinate({ commonName: eMaid, keyUsage: ['digitalSignature', 'keyCertSign'] });
    const certificateChain = authority.pem + below.pem + above.pem;
    const finding = await aValidator({ roots: [root] }).validate(eMaid, { certificateChain }, now);
    expect(finding).toMatchObject({ outcome: 'chain_invalid', rule: 'ca-flag' });
  });

  test('is a critical extension that is not known', async () => {
    const { root, chain } = aContract(pki, { leaf: { extensions: ['1.2.3.4=critical,ASN1:NULL'] } });
    const finding = await aValidator({ roots: [root] }).validate(eMaid, { certificateChain: chain }, now);
    expect(finding).toMatchObject({ outcome: 'chain_invalid', rule: 'critical-extension' });
  });

  test('is a signature by a digest of old', async () => {
    const { root, chain } = aContract(pki, { above: { digest: 'sha1' } });
    const finding = await aValidator({ roots: [root] }).validate(eMaid, { certificateChain: chain }, now);
    expect(finding).toMatchObject({ outcome: 'signature_invalid', rule: 'signature' });
  });
});

test.each([
  ['DE8AA1A2B3C4D5', 'de-8aa-1a2b3c4d5'],
  ['DE-8AA-1A2B3C4D5', eMaid],
  [eMaid, 'DE*8AA*1A2B3C4D5'],
])('a leaf for %s is for the contract %s', async (commonName, contractId) => {
  const { root, chain } = aContract(pki, { leaf: { commonName } });
  const finding = await aValidator({ roots: [root] }).validate(contractId, { certificateChain: chain }, now);
  expect(finding).toMatchObject({ outcome: 'valid' });
});

describe('no chain is', () => {
  const { root, leaf, below, above } = aContract(pki);
  const begin = '-----BEGIN CERTIFICATE-----';
  const end = '-----END CERTIFICATE-----';

  test.each<[what: string, chain: string, rule: string]>([
    ['nothing', '', 'no-certificates'],
    ['text', 'no certificate', 'no-certificates'],
    ['an empty block', `${begin}\n${end}`, 'chain-malformed'],
    ['no base64', `${begin}\n%%%\n${end}`, 'chain-malformed'],
    ['base64 of no DER', `${begin}\nAAAA\n${end}`, 'chain-malformed'],
    ['DER of no certificate', `${begin}\nMAMCAQE=\n${end}`, 'chain-malformed'],
    ['half a certificate', pem(leaf.der.subarray(0, leaf.der.length / 2)), 'chain-malformed'],
    ['a block without an end', leaf.pem + below.pem.slice(0, 200), 'chain-malformed'],
    [
      'a private key',
      `${leaf.pem}-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----`,
      'chain-malformed',
    ],
    ['1 MB', `${begin}\n${'A'.repeat(1_000_000)}\n${end}`, 'chain-too-large'],
    ['many certificates', (leaf.pem + below.pem + above.pem).repeat(3), 'chain-too-large'],
    ['10,000 levels', pem(Buffer.from('3080'.repeat(5_000), 'hex')), 'chain-malformed'],
  ])('%s', async (_, certificateChain, rule) => {
    const finding = await aValidator({ roots: [root] }).validate(eMaid, { certificateChain }, now);
    expect(finding).toEqual({ outcome: 'chain_invalid', rule, ocspResponses: [] });
  });
});

test('no proof at all is none', async () => {
  const { root } = aContract(pki);
  for (const proof of [{}, { hashes: [] }]) {
    expect(await aValidator({ roots: [root] }).validate(eMaid, proof, now)).toMatchObject({
      outcome: 'chain_invalid',
      rule: 'no-certificates',
    });
  }
});

function pem(der: Buffer): string {
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`;
}
