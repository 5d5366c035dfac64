import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDeletion,
  addInstallation,
  addListing,
  type CertificatesOfStation,
  noCertificatesOfStation,
} from './certificates-of-station.js';
import type { CertificateHash, InstalledCertificateUse } from './installed-certificates.js';

const at = (minute: number) => new Date(minute * 60_000);

function aHash(
  serialNumber: string,
  hashAlgorithm: CertificateHash['hashAlgorithm'] = 'SHA256',
): CertificateHash {
  return { hashAlgorithm, issuerNameHash: 'ab', issuerKeyHash: 'cd', serialNumber };
}

type Fact = (known: CertificatesOfStation) => CertificatesOfStation;

function listed(minute: number, serials: readonly string[], use: InstalledCertificateUse = 'v2g_root'): Fact {
  const certificates = serials.map((serial) => ({ use, hash: aHash(serial), children: [] }));
  return (known) => addListing(known, { uses: [use], certificates, at: at(minute) });
}

function installed(minute: number, serial: string, use: InstalledCertificateUse = 'v2g_root'): Fact {
  return (known) =>
    addInstallation(known, { use, certificate: `PEM ${serial}`, hashes: [aHash(serial)], at: at(minute) });
}

function deleted(minute: number, serial: string): Fact {
  return (known) => addDeletion(known, aHash(serial), at(minute));
}

function told(facts: readonly Fact[]): CertificatesOfStation['certificates'] {
  return facts.reduce((known, fact) => fact(known), noCertificatesOfStation).certificates;
}

test('what a station took and lists is one certificate', () => {
  expect(told([installed(1, '0a'), listed(2, ['A'])])).toEqual([
    {
      use: 'v2g_root',
      hashes: [aHash('A')],
      children: [],
      certificate: 'PEM 0a',
      seenAt: at(2),
      installedAt: at(1),
    },
  ]);
});

test("the station's own algorithm comes first, by which a certificate is deleted (M04.FR.07, N09.FR.08, N10.FR.09)", () => {
  const hashes = [aHash('1'), aHash('1', 'SHA384')];
  const known = addInstallation(noCertificatesOfStation, {
    use: 'mo_root',
    certificate: 'PEM',
    hashes,
    at: at(1),
  });
  const listing = {
    uses: [],
    certificates: [{ use: 'mo_root', hash: aHash('1', 'SHA384'), children: [aHash('2')] }],
    at: at(2),
  } as const;
  expect(addListing(known, listing).certificates).toMatchObject([
    { hashes: [aHash('1', 'SHA384'), aHash('1')], children: [aHash('2')], certificate: 'PEM' },
  ]);
});

test('what is no longer listed is gone, and other uses are left alone', () => {
  const certificates = told([listed(1, ['1', '2']), listed(1, ['3'], 'mo_root'), listed(4, ['2'])]);
  expect(certificates.map(({ hashes: [hash], goneAt }) => [hash?.serialNumber, goneAt])).toEqual(
    expect.arrayContaining([
      ['1', at(4)],
      ['2', undefined],
      ['3', undefined],
    ]),
  );
});

test('what was deleted is gone for every use, until it is there again', () => {
  const facts = [listed(1, ['1']), listed(1, ['1'], 'mo_root'), deleted(2, '1')];
  expect(told(facts).map(({ goneAt }) => goneAt)).toEqual([at(2), at(2)]);
  expect(told([...facts, installed(3, '1')]).find(({ use }) => use === 'v2g_root')?.goneAt).toBeUndefined();
});

test("a station's new certificate takes the place of the one before, whatever the order", () => {
  for (const facts of [
    [installed(1, '1', 'station'), installed(2, '2', 'station')],
    [installed(2, '2', 'station'), installed(1, '1', 'station')],
  ]) {
    const certificates = told(facts);
    expect(certificates.find(({ certificate }) => certificate === 'PEM 1')?.goneAt).toEqual(at(2));
    expect(certificates.find(({ certificate }) => certificate === 'PEM 2')?.goneAt).toBeUndefined();
  }
});

test('a certificate whose issuer is not known is known by itself', () => {
  const installation = { use: 'station', certificate: 'PEM', hashes: [] } as const;
  const once = addInstallation(noCertificatesOfStation, { ...installation, at: at(1) });
  const twice = addInstallation(once, { ...installation, at: at(2) });
  expect(twice.certificates).toMatchObject([{ certificate: 'PEM', installedAt: at(2) }]);
  expect(twice.certificates[0]).not.toHaveProperty('goneAt');
});

test('which certificates are there does not depend on the order in which it is told', () => {
  const aFact = fc.oneof(
    fc.tuple(fc.nat(50), fc.subarray(['1', '2', '3'])).map(([minute, serials]) => listed(minute, serials)),
    fc.tuple(fc.nat(50), fc.constantFrom('1', '2', '3')).map(([minute, serial]) => installed(minute, serial)),
    fc.tuple(fc.nat(50), fc.constantFrom('1', '2', '3')).map(([minute, serial]) => deleted(minute, serial)),
  );
  const there = (facts: readonly Fact[]) =>
    told(facts)
      .filter(({ goneAt }) => !goneAt)
      .map(({ hashes: [hash], seenAt, installedAt, certificate }) => ({
        serial: hash?.serialNumber,
        seenAt,
        installedAt,
        certificate,
      }))
      .toSorted((a, b) => ((a.serial ?? '') < (b.serial ?? '') ? -1 : 1));
  fc.assert(
    fc.property(fc.array(aFact, { maxLength: 6 }), fc.array(fc.nat(5)), (facts, copies) => {
      const some = copies.flatMap((index) => facts[index] ?? []);
      expect(there([...some, ...facts.toReversed(), ...some])).toEqual(there(facts));
    }),
  );
});
