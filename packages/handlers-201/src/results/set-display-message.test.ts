import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const message = { id: 7, priority: 'NormalCycle', message: { format: 'UTF8', content: 'Welcome' } } as const;

test('keeps all of a message that the station shows (O01, O02)', async () => {
  const { answer, store } = aCsms();
  const full = {
    ...message,
    state: 'Charging',
    startDateTime: time(1),
    endDateTime: time(9),
    transactionId: 'T1',
    display: { name: 'Display', evse: { id: 1 } },
    message: { format: 'UTF8', content: 'Hallo', language: 'de' },
  } as const;
  await answer('SetDisplayMessage', { message: full }, { status: 'Accepted' }, { receivedAt: at(2) });
  expect((await store.displayMessages.list('CS1', { limit: 10 })).items).toEqual([
    {
      displayMessageId: 7,
      priority: 'NormalCycle',
      state: 'Charging',
      startsAt: at(1),
      endsAt: at(9),
      transactionId: 'T1',
      display: { name: 'Display', evseId: 1 },
      format: 'UTF8',
      language: 'de',
      content: 'Hallo',
      at: at(2),
    },
  ]);
});

test.each([
  'NotSupportedMessageFormat',
  'Rejected',
  'NotSupportedPriority',
  'NotSupportedState',
  'UnknownTransaction',
] as const)('keeps none that was answered %s (O01)', async (status) => {
  const { answer, store } = aCsms();
  await answer('SetDisplayMessage', { message }, { status });
  await answer('SetDisplayMessage', undefined, { status: 'Accepted' });
  expect((await store.displayMessages.list('CS1', { limit: 10 })).items).toEqual([]);
});
