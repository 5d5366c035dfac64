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

test('does not mix what is left of one customer with another who is asked about by the same id', async () => {
  const { send, store } = aCsms();
  const tell = (data: string, minute: number, seqNo: number, tbc: boolean) =>
    send(
      'NotifyCustomerInformation',
      { requestId: 3, generatedAt: time(minute), data, seqNo, tbc },
      { receivedAt: at(minute) },
    );
  await tell('Ann ', 1, 0, true);
  await tell('is known', 2, 2, false);
  await store.calls.create({
    callId: 'C2',
    stationId: 'CS1',
    action: 'CustomerInformation',
    request: { requestId: 3, report: true, clear: false, customerIdentifier: 'Bob' },
    createdAt: at(5),
    expiresAt: at(6),
  });
  await tell('Bob ', 6, 0, true);
  await tell('is ', 7, 1, true);
  expect(await store.customerInformation.find('CS1', 3)).toBeUndefined();
  await tell('not known', 8, 2, false);
  expect(await store.customerInformation.find('CS1', 3)).toMatchObject({ text: 'Bob is not known' });
});
