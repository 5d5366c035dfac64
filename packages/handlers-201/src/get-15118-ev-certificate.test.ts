import type { EvCertificateRequest } from '@csms/services';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const request = {
  iso15118SchemaVersion: 'urn:iso:15118:2:2013:MsgDef',
  action: 'Update',
  exiRequest: 'gJgC',
} as const;

test("passes an EV's request on as it is, and answers with the response (M02)", async () => {
  const asked: EvCertificateRequest[] = [];
  const provide = async (given: EvCertificateRequest) => {
    asked.push(given);
    return 'gJgD';
  };
  const { send } = aCsms({ certificates: { evCertificates: { provide } } });
  expect(await send('Get15118EVCertificate', request)).toEqual({ status: 'Accepted', exiResponse: 'gJgD' });
  const { iso15118SchemaVersion: schemaVersion, action, exiRequest } = request;
  expect(asked).toEqual([{ stationId: 'CS1', schemaVersion, action, exiRequest }]);
});

test('has failed where nobody has contract certificates (M01)', async () => {
  expect(await aCsms().send('Get15118EVCertificate', request)).toEqual({ status: 'Failed', exiResponse: '' });
});
