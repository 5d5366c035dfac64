import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

test.each(['Accepted', 'Rejected', 'Invalid'] as const)(
  'keeps that the request was answered %s (N09, N10)',
  async (status) => {
    const { answer, store } = aCsms();
    const request = { requestId: 7, report: false, clear: true, customerIdentifier: 'c-1' };
    await answer('CustomerInformation', request, { status }, { receivedAt: at(2) });
    await answer('CustomerInformation', undefined, { status: 'Accepted' }, { receivedAt: at(3) });
    expect(await store.customerInformation.find('CS1', 7)).toEqual({
      requestId: 7,
      answer: { status, isClear: true, at: at(2) },
    });
  },
);
