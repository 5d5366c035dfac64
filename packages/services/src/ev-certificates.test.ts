import { expect, test } from 'vitest';
import { evCertificate, noCertificates } from './index.js';

const request = {
  stationId: 'CS1',
  schemaVersion: 'urn:iso:15118:2:2013:MsgDef',
  action: 'Install',
  exiRequest: 'gJgC',
} as const;

test('passes the request on and the response back, as they are (M01)', async () => {
  const asked: unknown[] = [];
  const provide = async (given: unknown) => {
    asked.push(given);
    return 'gJgD';
  };
  expect(await evCertificate({ provide }, request)).toEqual({ status: 'Accepted', exiResponse: 'gJgD' });
  expect(asked).toEqual([request]);
});

test.each([
  ['there is none', async () => undefined],
  ['it is longer than any message may be', async () => 'g'.repeat(5_601)],
])('has failed, with an empty response, when %s', async (_, provide) => {
  expect(await evCertificate({ provide }, request)).toEqual({ status: 'Failed', exiResponse: '' });
});

test('has failed where nobody has certificates', async () => {
  expect(await evCertificate(noCertificates.evCertificates, request)).toEqual({
    status: 'Failed',
    exiResponse: '',
  });
});
