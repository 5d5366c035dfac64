import type { ContractOutcome, ContractProof } from '@csms/services';
import { aToken, at, Refused, time } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const idToken = { idToken: 'CAFE01', type: 'ISO14443' } as const;

describe('Authorize (C01)', () => {
  test('accepts a valid token, however its letters are written', async () => {
    const { send, store } = aCsms();
    await store.tokens.set(aToken({ uid: 'CaFe01', groupId: 'FLEET', languageCode: 'nl' }));
    for (const written of ['CaFe01', 'cafe01', 'CAFE01']) {
      expect(await send('Authorize', { idToken: { ...idToken, idToken: written } })).toEqual({
        idTokenInfo: {
          status: 'Accepted',
          groupIdToken: { idToken: 'FLEET', type: 'Central' },
          language1: 'nl',
        },
      });
    }
  });

  test.each([
    ['is unknown', aToken({ uid: 'OTHER' }), 'Unknown'],
    ['is not valid', aToken({ valid: false }), 'Invalid'],
    ['has expired', aToken({ expiresAt: at(59) }), 'Expired'],
  ])('refuses a token that %s (C01.FR.07)', async (_, token, status) => {
    const { send, store } = aCsms();
    await store.tokens.set(token);
    expect(await send('Authorize', { idToken })).toEqual({ idTokenInfo: { status } });
  });

  test('accepts a start without a token (C02.FR.02)', async () => {
    const answer = await aCsms().send('Authorize', { idToken: { idToken: '', type: 'NoAuthorization' } });
    expect(answer).toEqual({ idTokenInfo: { status: 'Accepted' } });
  });

  test('accepts a token that is charging: ConcurrentTx is for starts', async () => {
    const { send, store } = aCsms();
    await store.tokens.set(aToken());
    const started = {
      eventType: 'Started',
      triggerReason: 'Authorized',
      timestamp: time(1),
      seqNo: 0,
      transactionInfo: { transactionId: 'T1' },
      idToken,
    } as const;
    await send('TransactionEvent', started, { stationId: 'CS2' });
    expect(await send('Authorize', { idToken })).toEqual({ idTokenInfo: { status: 'Accepted' } });
  });

  test('is an InternalError, and no guess, when the store is away', async () => {
    const { store } = aCsms();
    const tokens = { ...store.tokens, find: () => Promise.reject(new Error('away')) };
    const { send } = aCsms({ store: { ...store, tokens } });
    const refused = await send('Authorize', { idToken }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refused);
    expect((refused as Refused).envelope.error_code).toBe('InternalError');
  });

  describe('with certificates of a contract (C07)', () => {
    const contract = { idToken: 'DE8AA1A2B3C4D59', type: 'eMAID' } as const;
    const hash = {
      hashAlgorithm: 'SHA256',
      issuerNameHash: 'E8a1D2',
      issuerKeyHash: '0c5f77',
      serialNumber: '059A2',
      responderURL: 'http://ocsp.example.com/',
    } as const;

    /** A CSMS whose check of certificates comes to `outcome`, and the questions that it was asked. */
    function aCsmsThatFinds(outcome: ContractOutcome) {
      const asked: ContractProof[] = [];
      const validate = async (contractId: string, proof: ContractProof) => {
        asked.push(proof);
        return { outcome: contractId === contract.idToken ? outcome : 'wrong_contract' } as const;
      };
      return { asked, ...aCsms({ certificates: { contractCertificates: { validate } } }) };
    }

    test('accepts those that are valid, as PEM and as hashes', async () => {
      const { send, store, asked } = aCsmsThatFinds('valid');
      await store.tokens.set(aToken({ uid: contract.idToken, groupId: 'FLEET' }));
      const accepted = {
        certificateStatus: 'Accepted',
        idTokenInfo: { status: 'Accepted', groupIdToken: { idToken: 'FLEET', type: 'Central' } },
      };
      expect(await send('Authorize', { idToken: contract, certificate: 'MIIB' })).toEqual(accepted);
      expect(await send('Authorize', { idToken: contract, iso15118CertificateHashData: [hash] })).toEqual(
        accepted,
      );
      const { responderURL: responderUrl, ...hashes } = hash;
      expect(asked).toEqual([{ certificateChain: 'MIIB' }, { hashes: [{ ...hashes, responderUrl }] }]);
    });

    test.each([
      ['valid', 'ContractCancelled', 'Unknown'],
      ['expired', 'CertificateExpired', 'Expired'],
      ['revoked', 'CertificateRevoked', 'Invalid'],
      ['chain_invalid', 'CertChainError', 'Invalid'],
    ] as const)(
      'refuses a contract that nobody knows, its certificates %s',
      async (outcome, certificateStatus, status) => {
        const { send } = aCsmsThatFinds(outcome);
        expect(await send('Authorize', { idToken: contract, certificate: 'MIIB' })).toEqual({
          certificateStatus,
          idTokenInfo: { status },
        });
      },
    );

    test('refuses all where nobody checks them (C07.FR.17)', async () => {
      const { send, store } = aCsms();
      await store.tokens.set(aToken({ uid: contract.idToken }));
      expect(await send('Authorize', { idToken: contract, iso15118CertificateHashData: [hash] })).toEqual({
        certificateStatus: 'CertChainError',
        idTokenInfo: { status: 'Invalid' },
      });
    });

    test('says nothing of certificates where none came', async () => {
      const { send, store } = aCsmsThatFinds('revoked');
      await store.tokens.set(aToken({ uid: contract.idToken }));
      expect(await send('Authorize', { idToken: contract })).toEqual({ idTokenInfo: { status: 'Accepted' } });
    });
  });
});
