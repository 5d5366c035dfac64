import { describe, expect, test } from 'vitest';
import { decodeLevel, encodeLevel, formatTopic, isShared, parseTopic, type Topic } from './topic.js';

describe('a level', () => {
  test.each([
    ['CP01', 'CP01'],
    ['CP+01', 'CP%2B01'],
    ['a/b', 'a%2Fb'],
    ['#', '%23'],
    ['%41', '%2541'],
    ['a b', 'a b'],
    ['$SYS', '$SYS'],
    ['\u0000\u001f\u007f', '%00%1F%7F'],
    ['\u0080\u009f', '%C2%80%C2%9F'],
    ['\u00e9\u6f22\u{10348}', '\u00e9\u6f22\u{10348}'],
    [`+${'x'.repeat(500)}`, `%2B${'x'.repeat(500)}`],
  ])('writes %j as %j and reads it back', (id, level) => {
    expect(encodeLevel(id)).toBe(level);
    expect(decodeLevel(level)).toBe(id);
  });

  test('needs no escape for any other printable character of ASCII', () => {
    const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
    expect(printable.filter((character) => encodeLevel(character) !== character)).toEqual([
      '#',
      '%',
      '+',
      '/',
    ]);
  });

  test.each([
    ['an empty one', ''],
    ['half a surrogate pair', 'a\ud800'],
    ['a noncharacter', '\ufdd0'],
    ['a noncharacter of another plane', '\u{10ffff}'],
    ['one that no topic has room for', '\u0080'.repeat(700)],
  ])('is not written for %s', (_, id) => {
    expect(() => encodeLevel(id)).toThrow(expect.objectContaining({ code: 'invalid-topic' }));
  });

  test.each([
    '',
    '%',
    '%4',
    '%zz',
    '%41',
    '%2b',
    '%C3',
    '%ED%A0%80',
    'a+',
    'a#',
    '\u0001',
    '\u0085',
    '%EF%BF%BE',
  ])('is none of ours as %j', (level) => {
    expect(decodeLevel(level)).toBeUndefined();
  });
});

const topics: readonly (readonly [string, Topic])[] = [
  ['cs/in/ocpp1.6/CP01', { kind: 'in', version: '1.6', stationId: 'CP01' }],
  ['cs/out/ocpp2.0.1/a%2Fb', { kind: 'out', version: '2.0.1', stationId: 'a/b' }],
  ['cs/connection/ocpp2.1/CP01', { kind: 'connection', version: '2.1', stationId: 'CP01' }],
  ['cs/done/ocpp1.6/CP01', { kind: 'done', version: '1.6', stationId: 'CP01' }],
  ['cs/gateway/gw%2B1', { kind: 'gateway', gatewayId: 'gw+1' }],
  ['cs/registration/a%2Fb', { kind: 'registration', stationId: 'a/b' }],
];

test.each(topics)('writes %s and reads it back', (text, topic) => {
  expect(formatTopic('cs', topic)).toBe(text);
  expect(parseTopic('cs', text)).toEqual(topic);
});

test.each([
  'cs',
  'cs/',
  'cs/in',
  'cs/in/ocpp1.6',
  'cs/in/ocpp1.6/',
  'cs/in/ocpp1.6/CP01/more',
  'cs/in/ocpp1.5/CP01',
  'cs/in/1.6/CP01',
  'cs/in/__proto__/CP01',
  'cs/constructor/ocpp1.6/CP01',
  'cs/gateway/',
  'cs/gateway/ocpp1.6/CP01',
  'cs/registration/',
  'cs/registration/ocpp1.6/CP01',
  'csx/in/ocpp1.6/CP01',
  'other/in/ocpp1.6/CP01',
  '/cs/in/ocpp1.6/CP01',
])('reads nothing from %s', (text) => {
  expect(parseTopic('cs', text)).toBeUndefined();
});

test('reads a topic below a prefix of several levels', () => {
  expect(parseTopic('site/cs', 'site/cs/gateway/gw')).toEqual({ kind: 'gateway', gatewayId: 'gw' });
});

test('shares among listeners what stations say and their connections, and nothing else', () => {
  expect(topics.map(([, { kind }]) => kind).filter(isShared)).toEqual(['in', 'connection']);
});
