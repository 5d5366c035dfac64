import { hash, randomBytes } from 'node:crypto';
import { type AuthenticationChange, type ComponentName, foldCase, type VariableName } from '@csms/store';

/** Whether a configuration key of 1.6 is the station's Basic password (1.6 security whitepaper, A01). */
export function isPasswordKey(key: string): boolean {
  return foldCase(key) === 'authorizationkey';
}

/** Whether an attribute of a variable is the station's Basic password (2.0.1 A01.FR.02). */
export function isPasswordVariable(
  component: ComponentName,
  variable: VariableName,
  attribute = 'Actual',
): boolean {
  return (
    foldCase(component.name) === 'securityctrlr' &&
    foldCase(variable.name) === 'basicauthpassword' &&
    component.evseId === undefined &&
    !component.instance &&
    !variable.instance &&
    attribute === 'Actual'
  );
}

/** A key of 16 to 20 bytes, as it is set. */
const keyDigits = /^(?:[\da-f]{2}){16,20}$/i;

/** What is wrong with a password as the key of a 1.6 station; `undefined` when nothing is. */
export function passwordKeyFault(value: string): string | undefined {
  return keyDigits.test(value) ? undefined : 'must be 32 to 40 hexadecimal digits, two for each byte';
}

/** What is wrong with a password of a 2.0.1 station; `undefined` when nothing is. */
export function passwordVariableFault(value: string): string | undefined {
  const length = Array.from(value).length;
  return length >= 16 && length <= 40 ? undefined : 'must be 16 to 40 characters';
}

/**
 * A new random password that every station takes, with 160 bits of chance: 40 hexadecimal digits in small letters are a key
 * of 1.6 (security whitepaper, A00) and a password of 2.0.1 (A00).
 */
export function generateStationPassword(): string {
  return randomBytes(20).toString('hex');
}

/** A password as `StationAuthentication.passwordSha256` has it, of the key of a 1.6 station: of its bytes. */
export function passwordKeySha256(value: string): string {
  return hash('sha256', keyDigits.test(value) ? Buffer.from(value, 'hex') : value, 'base64');
}

/** A password as `StationAuthentication.passwordSha256` has it, of a 2.0.1 station. */
export function passwordVariableSha256(value: string): string {
  return hash('sha256', value, 'base64');
}

/** What a station's answer to a new password means for its registration (A01.FR.03, A01.FR.04). */
export function passwordAnswered(status: string, callId: string, at: Date): AuthenticationChange {
  switch (status) {
    case 'Accepted':
      return { kind: 'password_taken', callId };
    case 'RebootRequired':
      return { kind: 'password_taken_at_boot', callId, at };
    default:
      return { kind: 'password_refused', callId };
  }
}
