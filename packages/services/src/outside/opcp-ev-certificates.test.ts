import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Answer, serveOutside } from '../../test/outside-server.js';
import { evCertificate } from '../ev-certificates.js';
import { createAuthorizedRequest } from './authorized-request.js';
import { fixedToken } from './http-tokens.js';
import { createOpcpEvCertificates } from './opcp-ev-certificates.js';

const schemaVersion = 'urn:iso:15118:2:2013:MsgDef';
const message = { certificateInstallationRes: 'gJgD', emaid: 'DE8AA1A2B3C4D5' };
const answer = (emaidContent: unknown) =>
  JSON.stringify({ CCPResponse: { emaidContent }, xsdMsgDefNamespace: schemaVersion });

/** A pool that answers as it is told, and what a station gets from it. It has a minute: a test's machine may be busy. */
async function aPool(answers: (count: number) => Answer, timeoutMs = 60_000) {
  const { url, asked } = await serveOutside((_, count) => answers(count));
  const failures: unknown[] = [];
  const provider = createOpcpEvCertificates({
    url: `${url}/`,
    request: createAuthorizedRequest({ tokens: fixedToken('t0ken'), timeoutMs }),
    onFailed: (...failure) => failures.push(failure),
  });
  return {
    asked,
    failures,
    provide: (action: 'Install' | 'Update') =>
      evCertificate(provider, { stationId: 'CS1', schemaVersion, action, exiRequest: 'gJ0=' }),
  };
}

describe('a contract certificate of a pool', () => {
  test.each(['Install', 'Update'] as const)(
    'is what the pool has signed, to %s (M01, M02)',
    async (action) => {
      const { asked, provide } = await aPool(() => answer([{ messageDef: message }]));
      expect(await provide(action)).toEqual({ status: 'Accepted', exiResponse: 'gJgD' });
      expect(asked).toMatchObject([
        {
          method: 'POST',
          path: '/v1/ccp/signedContractData',
          headers: {
            authorization: 'Bearer t0ken',
            'x-api-key': 't0ken',
            'content-type': 'application/json',
          },
        },
      ]);
      expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
        certificateInstallationReq: 'gJ0=',
        xsdMsgDefNamespace: schemaVersion,
      });
    },
  );

  test('is got with a fresh token when the first one failed', async () => {
    const { provide } = await aPool((count) => (count === 1 ? 401 : answer([{ messageDef: message }])));
    expect(await provide('Install')).toMatchObject({ status: 'Accepted' });
  });

  test.each<[string, Answer]>([
    ['no content', answer([])],
    ['content that is no list', answer({ messageDef: message })],
    ['no emaid', answer([{ messageDef: { ...message, emaid: '' } }])],
    ['no response', answer([{ messageDef: { emaid: 'DE8AA1A2B3C4D5' } }])],
    [
      'a response that is no base64',
      answer([{ messageDef: { ...message, certificateInstallationRes: '<!>' } }]),
    ],
    [
      'more than there is room for',
      answer([{ messageDef: { ...message, certificateInstallationRes: 'A'.repeat(5_604) } }]),
    ],
    ['nothing', ''],
    ['null', 'null'],
    ['no JSON', '<html>'],
    ['that it is down', 503],
    ['nothing in time', undefined],
  ])('is none when the pool answers %s', async (_, said) => {
    const { provide } = await aPool(() => said, said === undefined ? 50 : undefined);
    expect(await provide('Install')).toEqual({ status: 'Failed', exiResponse: '' });
  });

  test('that fails is told to whoever runs it, without the token', async () => {
    const { failures, provide } = await aPool(() => 503);
    await provide('Update');
    expect(failures).toMatchObject([[{ stationId: 'CS1', action: 'Update' }, { code: 'failed' }]]);
    expect(inspect(failures, { depth: null })).not.toContain('t0ken');
  });
});
