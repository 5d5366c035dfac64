import { describe, expect, test } from 'vitest';
import { errorCodes2, errorCodes16, faultCodes, readErrorCode } from './call-error-code.js';
import type { FaultKind } from './validation.js';

const codesOf16 = [
  'FormationViolation',
  'GenericError',
  'InternalError',
  'NotImplemented',
  'NotSupported',
  'OccurenceConstraintViolation',
  'PropertyConstraintViolation',
  'ProtocolError',
  'SecurityError',
  'TypeConstraintViolation',
];

const codesOf2 = [
  'FormatViolation',
  'GenericError',
  'InternalError',
  'MessageTypeNotSupported',
  'NotImplemented',
  'NotSupported',
  'OccurrenceConstraintViolation',
  'PropertyConstraintViolation',
  'ProtocolError',
  'RpcFrameworkError',
  'SecurityError',
  'TypeConstraintViolation',
];

describe('error codes', () => {
  test('of 1.6 are the ten that it defines, as it spells them', () => {
    expect([...new Set(Object.values(errorCodes16))].toSorted()).toEqual(codesOf16);
  });

  test('of 2.0.1 and 2.1 are the twelve that they define, as they spell them', () => {
    expect(Object.values(errorCodes2).toSorted()).toEqual(codesOf2);
  });

  test.each<[FaultKind, string, string]>([
    ['format', 'FormationViolation', 'FormatViolation'],
    ['occurrence', 'OccurenceConstraintViolation', 'OccurrenceConstraintViolation'],
    ['type', 'TypeConstraintViolation', 'TypeConstraintViolation'],
    ['property', 'PropertyConstraintViolation', 'PropertyConstraintViolation'],
  ])('for a fault of kind %s are %s in 1.6 and %s in 2.x', (kind, in16, in2) => {
    expect(errorCodes16[faultCodes[kind]]).toBe(in16);
    expect(errorCodes2[faultCodes[kind]]).toBe(in2);
  });

  test.each(codesOf2)('are read as they are written: %s', (code) => {
    expect(readErrorCode(code)).toBe(code);
  });

  test('are read in the spelling of 1.6 too', () => {
    expect(readErrorCode('FormationViolation')).toBe('FormatViolation');
    expect(readErrorCode('OccurenceConstraintViolation')).toBe('OccurrenceConstraintViolation');
  });

  test.each(['', 'Unheard', 'formatviolation', '__proto__', 'constructor', 'toString'])(
    'that nobody knows are read as GenericError: %j',
    (word) => {
      expect(readErrorCode(word)).toBe('GenericError');
    },
  );
});
