import { at } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import {
  type AuthorizationStatus,
  authorizeContract,
  type ContractOutcome,
  judgeContract,
  noContractCertificates,
} from './index.js';

describe('what a contract is answered', () => {
  test.each<AuthorizationStatus>(['Blocked', 'Expired', 'Invalid', 'Unknown'])(
    'is ContractCancelled and the status of the token when that is %s (C07.FR.13)',
    (status) => {
      expect(judgeContract('valid', { status })).toEqual({
        certificateStatus: 'ContractCancelled',
        authorization: { status },
      });
    },
  );

  test.each<AuthorizationStatus>([
    'Accepted',
    'ConcurrentTx',
    'NoCredit',
    'NotAllowedTypeEVSE',
    'NotAtThisLocation',
    'NotAtThisTime',
  ])('is Accepted and the status of the token when that is %s (C07.FR.14)', (status) => {
    const authorization = { status, groupId: 'FLEET', language: 'nl', cacheExpiresAt: at(9) };
    expect(judgeContract('valid', authorization)).toEqual({ certificateStatus: 'Accepted', authorization });
  });

  test.each<[ContractOutcome, string, string]>([
    ['expired', 'CertificateExpired', 'Expired'],
    ['revoked', 'CertificateRevoked', 'Invalid'],
    ['chain_invalid', 'CertChainError', 'Invalid'],
    ['signature_invalid', 'CertChainError', 'Invalid'],
    ['wrong_contract', 'CertChainError', 'Invalid'],
    ['status_unavailable', 'CertChainError', 'Invalid'],
  ])(
    'for certificates that are %s is %s and %s, whatever the token (C07.FR.15 to 17)',
    (outcome, certificateStatus, status) => {
      for (const token of ['Accepted', 'Blocked', 'Unknown'] as const) {
        const authorization = { status: token, groupId: 'FLEET', cacheExpiresAt: at(9) };
        expect(judgeContract(outcome, authorization)).toEqual({
          certificateStatus,
          authorization: { status, groupId: 'FLEET' },
        });
      }
    },
  );
});

describe('the authorization of a contract', () => {
  const question = { token: { uid: 'DE8AA1A2B3C4D59', type: 'eMAID' }, stationId: 'CS1', at: at(1) };
  const tokenAuthorizer = { authorize: async () => ({ status: 'Accepted' }) as const };

  test.each([{ certificateChain: 'MIIB' }, { hashes: [] }, { certificateChain: '' }])(
    'judges the token and the certificates that come with it: %j',
    async (proof) => {
      const asked: unknown[] = [];
      const contractCertificates = {
        validate: async (...parameters: unknown[]) => {
          asked.push(parameters);
          return { outcome: 'revoked' } as const;
        },
      };
      const deps = { tokenAuthorizer, contractCertificates };
      expect(await authorizeContract(deps, question, proof)).toEqual({
        certificateStatus: 'CertificateRevoked',
        authorization: { status: 'Invalid' },
      });
      expect(asked).toEqual([[question.token.uid, proof, at(1)]]);
    },
  );

  test('is that of the token where no certificates come with it', async () => {
    const deps = { tokenAuthorizer, contractCertificates: noContractCertificates };
    expect(await authorizeContract(deps, question, {})).toEqual({
      authorization: { status: 'Accepted' },
    });
  });

  test('is refused where nobody can check certificates', async () => {
    const deps = { tokenAuthorizer, contractCertificates: noContractCertificates };
    expect(await authorizeContract(deps, question, { hashes: [] })).toEqual({
      certificateStatus: 'CertChainError',
      authorization: { status: 'Invalid' },
    });
  });
});
