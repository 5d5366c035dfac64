import { expect, test } from 'vitest';
import { type MqttTransportOptions, settingsFrom } from './options.js';

const url = 'mqtt://127.0.0.1:1883';

test('has a default for everything but the broker', () => {
  expect(settingsFrom({ url })).toMatchObject({
    urls: [url],
    prefix: 'cs',
    group: 'manager',
    connectTimeoutMs: 10_000,
    connectRetryDelayMs: 1_000,
    keepAliveIntervalMs: 10_000,
  });
});

test('takes one broker, or several', () => {
  expect(settingsFrom({ url, urls: ['wss://broker/mqtt'] }).urls).toEqual([url, 'wss://broker/mqtt']);
  expect(settingsFrom({ urls: [url] }).urls).toEqual([url]);
});

test('takes an option that is there without a value for one that is not there', () => {
  expect(settingsFrom({ url, prefix: undefined, connectTimeoutMs: undefined })).toMatchObject({
    prefix: 'cs',
    connectTimeoutMs: 10_000,
  });
});

test.each<readonly [string, MqttTransportOptions]>([
  ['no broker', {}],
  ['no broker at all', { urls: [] }],
  ['what is no url', { url: 'broker' }],
  ['another protocol', { url: 'https://broker' }],
])('refuses %s', (_, options) => {
  expect(() => settingsFrom(options)).toThrow(TypeError);
});

test('does not repeat the password of a url that it refuses', () => {
  expect(() => settingsFrom({ url: 'http://user:secret@broker' })).toThrow(/^(?!.*secret)/);
});

test.each(['', '/', '/cs', 'cs/', 'a//b', 'cs/+', 'cs/#', '$share', 'a\0'])(
  'refuses the prefix %j',
  (prefix) => {
    expect(() => settingsFrom({ url, prefix })).toThrow(expect.objectContaining({ code: 'invalid-topic' }));
  },
);

test.each(['', 'a/b', '+', '#', 'a\0'])('refuses the group %j', (group) => {
  expect(() => settingsFrom({ url, group })).toThrow(expect.objectContaining({ code: 'invalid-topic' }));
});

test('refuses a will on a topic that there is not', () => {
  const will = { topic: { kind: 'gateway', gatewayId: '' }, payload: '' } as const;
  expect(() => settingsFrom({ url, will })).toThrow(expect.objectContaining({ code: 'invalid-topic' }));
});
