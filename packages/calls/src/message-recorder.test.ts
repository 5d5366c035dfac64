import { maxRecordedPayloadLength, type RecordedMessage, type RecordedMessageStore } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { expect, onTestFinished, test } from 'vitest';
import { createMessageRecorder, type MessageRecorderOptions } from './message-recorder.js';
import type { MessageToRecord } from './recorded-message.js';

const at = new Date('2026-03-01T12:00:00Z');

function aMessage(envelope: object | string, fields: Partial<MessageToRecord> = {}): MessageToRecord {
  const text = typeof envelope === 'string' ? envelope : JSON.stringify(envelope);
  return { direction: 'from_station', text, at, ...fields };
}

const aCall = (request: object, fields?: Partial<MessageToRecord>) =>
  aMessage({ type: 2, action: 'DataTransfer', id: 'm-1', request }, fields);

/** A recorder that writes when the test says so, and what it wrote. */
function setUp(options: Partial<MessageRecorderOptions> = {}) {
  const { recordedMessages } = createMemoryStore();
  const errors: unknown[] = [];
  const recorder = createMessageRecorder({
    recordedMessages,
    isRecorded: () => true,
    intervalMs: 3_600_000,
    onError: (error) => errors.push(error),
    ...options,
  });
  onTestFinished(() => recorder.close());
  return {
    recorder,
    errors,
    recordedMessages,
    async written(stationId = 'CS1'): Promise<readonly RecordedMessage[]> {
      await recorder.flush();
      return (await recordedMessages.list(stationId, { limit: 10 })).items;
    },
  };
}

test('a call, its answer and a refusal are recorded with what they say', async () => {
  const { recorder, written } = setUp();
  const common = { action: 'Authorize', id: 'm-1', state: 'secret of the gateway' };
  recorder.take('CS1', aMessage({ ...common, type: 2, request: { idTag: 'A' } }));
  const [second, third] = [new Date(at.getTime() + 1), new Date(at.getTime() + 2)];
  recorder.take(
    'CS1',
    aMessage(
      { ...common, type: 3, request: { idTag: 'A' }, response: { idTagInfo: {} } },
      { direction: 'to_station', at: second },
    ),
  );
  const refusal = { error_code: 'FormationViolation', error_description: '/idTag is missing' };
  recorder.take('CS1', aMessage({ ...common, type: 4, ...refusal }, { direction: 'to_station', at: third }));
  const named = { messageId: 'm-1', action: 'Authorize' };
  expect(await written()).toEqual([
    {
      id: `${third.getTime()} m-1 error`,
      at: third,
      direction: 'to_station',
      type: 'error',
      ...named,
      error: { code: 'FormationViolation', description: '/idTag is missing' },
    },
    {
      id: `${second.getTime()} m-1 result`,
      at: second,
      direction: 'to_station',
      type: 'result',
      ...named,
      payload: '{"idTagInfo":{}}',
    },
    {
      id: `${at.getTime()} m-1 call`,
      at,
      direction: 'from_station',
      type: 'call',
      ...named,
      payload: '{"idTag":"A"}',
    },
  ]);
});

test("a message that a gateway sends again is recorded once, and a station's repeat again", async () => {
  const { recorder, written } = setUp();
  for (const time of [at, at, new Date(at.getTime() + 1)]) recorder.take('CS1', aCall({}, { at: time }));
  expect(await written()).toHaveLength(2);
});

test('a payload that breaks every schema is recorded as it came', async () => {
  const { recorder, written } = setUp();
  for (const request of [7, null, ['x'], { __proto__: 1, constructor: 'c' }]) {
    recorder.take(
      'CS1',
      aMessage({ type: 2, action: 'constructor', id: `m-${JSON.stringify(request)}`, request }),
    );
  }
  expect((await written()).map(({ payload = '' }) => payload).toSorted()).toEqual([
    '7',
    '["x"]',
    'null',
    '{"constructor":"c"}',
  ]);
});

test('secrets are not recorded', async () => {
  const { recorder, written } = setUp();
  const secrets = [
    { key: 'AuthorizationKey', value: 'c0ffee' },
    { setVariableData: [{ variable: { name: 'BasicAuthPassword' }, attributeValue: 'c0ffee' }] },
    { idToken: { idToken: 'c0ffee', type: 'KeyCode' } },
    { location: 'ftp://user:c0ffee@host/log' },
    { data: '-----BEGIN PRIVATE KEY-----\nc0ffee\n-----END PRIVATE KEY-----' },
  ];
  for (const [index, request] of secrets.entries()) {
    recorder.take('CS1', aCall(request, { at: new Date(at.getTime() + index) }));
  }
  const refusal = { error_code: 'GenericError', error_description: 'no wss://u:c0ffee@host' };
  recorder.take('CS1', aMessage({ type: 4, action: 'A', id: 'm-2', ...refusal }));
  const all = await written();
  expect(all).toHaveLength(secrets.length + 1);
  expect(JSON.stringify(all)).not.toContain('c0ffee');
});

test('a long payload is cut', async () => {
  const { recorder, written } = setUp();
  recorder.take('CS1', aCall({ data: 'x'.repeat(maxRecordedPayloadLength) }));
  const [message] = await written();
  expect(message?.isCut).toBe(true);
  expect(message?.payload).toHaveLength(maxRecordedPayloadLength);
  expect(message?.payload).toMatch(/^\{"data":"x+$/);
});

test('what is no envelope is left out', async () => {
  const { recorder, written } = setUp();
  for (const text of ['', 'nonsense', 'null', '[]', '{"type":2}', '{"type":9,"action":"A","id":"1"}']) {
    recorder.take('CS1', aMessage(text));
  }
  expect(await written()).toEqual([]);
});

test('the messages of a station that is not recorded are not, and are not written', async () => {
  const written: unknown[] = [];
  const { recorder } = setUp({
    isRecorded: (stationId) => stationId === 'CS1',
    recordedMessages: { record: async (messages) => void written.push([...messages.keys()]) },
  });
  recorder.take('CS2', aCall({}));
  await recorder.flush();
  expect(written).toEqual([]);
  recorder.take('CS1', aCall({}));
  recorder.take('CS2', aCall({}));
  await recorder.flush();
  expect(written).toEqual([['CS1']]);
});

test('a message waits until it is known whether those of its station are recorded', async () => {
  const answers = new Map([
    ['CS1', Promise.resolve(true)],
    ['CS2', Promise.resolve(false)],
    ['CS3', Promise.reject(new Error('the store is away'))],
  ]);
  const { recorder, written, errors } = setUp({ isRecorded: (id) => answers.get(id) as Promise<boolean> });
  for (const id of answers.keys()) recorder.take(id, aCall({}));
  await Promise.allSettled(answers.values());
  expect(await written('CS1')).toHaveLength(1);
  expect(await written('CS2')).toEqual([]);
  expect(errors).toEqual([new Error('the store is away')]);
});

test('whoever hands over a message never hears of a fault', () => {
  const { recorder, errors } = setUp({
    isRecorded() {
      throw new Error('no');
    },
  });
  recorder.take('CS1', aCall({}));
  expect(errors).toEqual([new Error('no')]);
});

test('what could not be written is written with the next, and no more than there is room for', async () => {
  const { recordedMessages } = createMemoryStore();
  let isAway = true;
  const record: RecordedMessageStore['record'] = async (messages) => {
    if (isAway) throw new Error('away');
    await recordedMessages.record(messages);
  };
  const message = aCall({});
  const { recorder } = setUp({ recordedMessages: { record }, maxCharacters: 3 * message.text.length });
  for (let count = 0; count < 5; count += 1) {
    recorder.take('CS1', { ...message, at: new Date(at.getTime() + count) });
  }
  await expect(recorder.flush()).rejects.toThrow('away');
  isAway = false;
  await recorder.flush();
  expect((await recordedMessages.list('CS1', { limit: 10 })).items).toHaveLength(3);
});

test('what was taken is written when the recorder is closed', async () => {
  const { recorder, recordedMessages } = setUp();
  recorder.take('CS1', aCall({}));
  await recorder.close();
  expect((await recordedMessages.list('CS1', { limit: 10 })).items).toHaveLength(1);
});
