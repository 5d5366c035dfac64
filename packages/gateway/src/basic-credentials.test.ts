import { expect, test } from 'vitest';
import { readBasicCredentials } from './basic-credentials.js';

function read(text: string, stationId = 'CP01') {
  const credentials = readBasicCredentials(`Basic ${Buffer.from(text).toString('base64')}`, stationId);
  return credentials && [String(credentials.username), String(credentials.password)];
}

test.each([
  ['CP01:secret', ['CP01', 'secret']],
  ['CP01:', ['CP01', '']],
  ['CP01:a:b:', ['CP01', 'a:b:']],
  [':secret', ['', 'secret']],
  ['no colon', undefined],
])('reads %s', (text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('reads a user name with a colon when it is the id of the station', () => {
  expect(read('site:1:secret', 'site:1')).toEqual(['site:1', 'secret']);
  expect(read('site:1:secret', 'site')).toEqual(['site', '1:secret']);
});

test('keeps the bytes of a password that is no UTF-8', () => {
  const password = Buffer.from([0xff, 0x00, 0x3a, 0x80]);
  const header = `basic ${Buffer.concat([Buffer.from('CP01:'), password]).toString('base64')}`;
  expect(readBasicCredentials(header, 'CP01')?.password).toEqual(password);
});

test.each([undefined, '', 'Basic', 'Basic ', 'Basic !!!', 'Bearer abc', 'Digest username="CP01"'])(
  'finds no credentials in %s',
  (header) => {
    expect(readBasicCredentials(header, 'CP01')).toBeUndefined();
  },
);
