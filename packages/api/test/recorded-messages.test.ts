import type { RecordedMessage } from '@csms/store';
import { describe, expect, test } from 'vitest';
import { anError, startApi } from './client.js';
import { aBoot, aKey } from './records.js';

const at = new Date('2026-01-31T12:00:00Z');
const clock = { now: () => at };
const station = '/api/v0/cs/CP01';

function aMessage(fields: Partial<RecordedMessage> = {}): RecordedMessage {
  return {
    id: 'm-1',
    at,
    direction: 'from_station',
    type: 'call',
    messageId: '17',
    action: 'Heartbeat',
    payload: '{}',
    ...fields,
  };
}

describe('messages of a station', () => {
  test('are recorded for a day when somebody asks for it, until it is called off', async () => {
    const { store, get, send } = await startApi({ clock });
    await store.stations.recordBoot('CP01', aBoot(), 'Accepted');
    const ask = (recordMessages: boolean) => send('PATCH', station, { body: { recordMessages } });
    expect(await ask(true)).toMatchObject({ status: 204, body: undefined });
    expect((await get(station)).body).toMatchObject({
      registrationStatus: 'Accepted',
      recordMessagesUntil: '2026-02-01T12:00:00.000Z',
    });
    expect((await ask(false)).status).toBe(204);
    expect((await get(station)).body).not.toHaveProperty('recordMessagesUntil');
  });

  test('go on being recorded when something else of the station is changed', async () => {
    const { store, get, send } = await startApi({ clock });
    await store.stations.recordBoot('CP01', aBoot(), 'Accepted');
    await send('PATCH', station, { body: { recordMessages: true } });
    await send('PATCH', station, { body: { registrationStatus: 'Rejected' } });
    expect((await get(station)).body).toMatchObject({
      registrationStatus: 'Rejected',
      recordMessagesUntil: '2026-02-01T12:00:00.000Z',
    });
  });

  test('are not recorded of a station that is not known', async () => {
    const { store, send } = await startApi({ clock });
    expect(await send('PATCH', station, { body: { recordMessages: true } })).toMatchObject({
      status: 404,
      body: anError('Not Found', 'csId is not known'),
    });
    expect(await store.stations.find('CP01')).toBeUndefined();
  });

  test('are read page by page, the latest first', async () => {
    const { store, get } = await startApi();
    const later = new Date(at.getTime() + 1);
    await store.recordedMessages.record(
      new Map([
        [
          'CP01',
          [
            aMessage(),
            aMessage({
              id: 'm-2',
              at: later,
              direction: 'to_station',
              type: 'error',
              payload: '{"a":1}',
              error: { code: 'NotSupported', description: 'no' },
            }),
          ],
        ],
      ]),
    );
    const first = (await get(`${station}/messages?limit=1`)).body as { next: string };
    expect(first).toMatchObject({
      items: [
        {
          at: later.toISOString(),
          direction: 'to_station',
          type: 'error',
          messageId: '17',
          action: 'Heartbeat',
          payload: { a: 1 },
          error: { code: 'NotSupported', description: 'no' },
        },
      ],
    });
    expect((await get(`${station}/messages?limit=1&cursor=${first.next}`)).body).toEqual({
      items: [
        {
          at: at.toISOString(),
          direction: 'from_station',
          type: 'call',
          messageId: '17',
          action: 'Heartbeat',
          payload: {},
        },
      ],
    });
  });

  test('are shown as text where they were cut', async () => {
    const { store, get } = await startApi();
    await store.recordedMessages.record(new Map([['CP01', [aMessage({ payload: '{"a":', isCut: true })]]]));
    const { items } = (await get(`${station}/messages`)).body as { items: object[] };
    expect(items).toMatchObject([{ payloadText: '{"a":' }]);
    expect(items[0]).not.toHaveProperty('payload');
  });

  test('are for those who may look', async () => {
    const { store, get } = await startApi({ keys: [aKey('r', 'read_only'), aKey('g', 'gateway')] });
    await store.recordedMessages.record(new Map([['CP01', [aMessage()]]]));
    expect((await get(`${station}/messages`, { key: 'g' })).status).toBe(403);
    expect((await get(`${station}/messages`, { key: 'r' })).status).toBe(200);
  });
});
