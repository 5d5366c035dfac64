import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  generateStationPassword,
  isPasswordKey,
  isPasswordVariable,
  passwordAnswered,
  passwordKeyFault,
  passwordKeySha256,
  passwordVariableFault,
  passwordVariableSha256,
} from './station-password.js';

const at = new Date('2026-03-01T12:00:00Z');
const sha256 = (of: string | Uint8Array) => createHash('sha256').update(of).digest('base64');

describe('the password of a station', () => {
  test.each(['AuthorizationKey', 'authorizationkey'])('is the key %s of 1.6', (key) => {
    expect(isPasswordKey(key)).toBe(true);
  });

  test.each(['AuthorizationKeys', 'BasicAuthPassword', ''])('is not the key %j', (key) => {
    expect(isPasswordKey(key)).toBe(false);
  });

  test('is one variable of 2.0.1, in any case', () => {
    const variable = { name: 'BasicAuthPassword' };
    const securityCtrlr = { name: 'SecurityCtrlr' };
    expect(isPasswordVariable(securityCtrlr, variable)).toBe(true);
    expect(isPasswordVariable({ name: 'SECURITYCTRLR' }, { name: 'basicauthpassword' }, 'Actual')).toBe(true);
    for (const [component, named, attribute] of [
      [{ name: 'OtherCtrlr' }, variable],
      [{ ...securityCtrlr, instance: 'b' }, variable],
      [{ ...securityCtrlr, evseId: 1 }, variable],
      [securityCtrlr, { name: 'Identity' }],
      [securityCtrlr, { ...variable, instance: 'b' }],
      [securityCtrlr, variable, 'Target'],
    ] as const) {
      expect(isPasswordVariable(component, named, attribute)).toBe(false);
    }
  });

  test.each([
    ['0'.repeat(32), true],
    ['aF'.repeat(20), true],
    ['0'.repeat(30), false],
    ['0'.repeat(33), false],
    ['0'.repeat(42), false],
    ['x'.repeat(32), false],
  ])('on 1.6 may be %s: %s', (key, may) => {
    expect(passwordKeyFault(key) === undefined).toBe(may);
  });

  test.each([
    ['a'.repeat(15), false],
    ['a'.repeat(16), true],
    ['ü'.repeat(40), true],
    ['𝔸'.repeat(40), true],
    ['a'.repeat(41), false],
  ])('on 2.0.1 may be %s: %s', (password, may) => {
    expect(passwordVariableFault(password) === undefined).toBe(may);
  });

  test('is made by chance, within the limits of both versions', () => {
    const passwords = Array.from({ length: 100 }, generateStationPassword);
    expect(new Set(passwords).size).toBe(passwords.length);
    expect(passwords.filter((password) => passwordKeyFault(password))).toEqual([]);
    expect(passwords.filter((password) => passwordVariableFault(password))).toEqual([]);
  });

  test('is hashed as the station sends it: on 1.6 the bytes that its digits are', () => {
    const digits = '0123456789abcdef0123456789ABCDEF';
    expect(passwordKeySha256(digits)).toBe(sha256(Buffer.from(digits, 'hex')));
    expect(passwordKeySha256('no digits')).toBe(sha256('no digits'));
    expect(passwordVariableSha256(digits)).toBe(sha256(digits));
  });

  test.each([
    ['Accepted', { kind: 'password_taken', callId: 'c1' }],
    ['RebootRequired', { kind: 'password_taken_at_boot', callId: 'c1', at }],
    ['Rejected', { kind: 'password_refused', callId: 'c1' }],
    ['NotSupported', { kind: 'password_refused', callId: 'c1' }],
    ['UnknownVariable', { kind: 'password_refused', callId: 'c1' }],
  ])('changes as the station says it: %s (A01.FR.03, A01.FR.04)', (status, change) => {
    expect(passwordAnswered(status, 'c1', at)).toEqual(change);
  });
});
