import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

test('puts the text on a customer together, by its request (N09)', async () => {
  const { send, store } = aCsms();
  const part = { requestId: 3, generatedAt: time(1) };
  const second = { ...part, data: 'CAFE01 charged', seqNo: 1 };
  expect(await send('NotifyCustomerInformation', second, { receivedAt: at(3) })).toEqual({});
  expect(await store.customerInformation.find('CS1', 3)).toBeUndefined();
  const first = { ...part, data: 'Token ', seqNo: 0, tbc: true };
  await send('NotifyCustomerInformation', first, { receivedAt: at(2) });
  expect(await store.customerInformation.find('CS1', 3)).toEqual({
    requestId: 3,
    text: 'Token CAFE01 charged',
    receivedAt: at(3),
  });
});
