import { StoreError } from '@csms/store';
import { describe, expect, it } from 'vitest';
import { databaseError, isRefusal } from './database-error.js';

function anError(code?: number): Error {
  return Object.assign(new Error('of the client'), code === undefined ? {} : { code });
}

describe('an error of the client', () => {
  it.each([1, 2, 4, 5, 7, 8, 9, 13, 14, 16, undefined])(
    'with the code %s is that the service is not there',
    (code) => {
      const cause = anError(code);
      expect(databaseError(cause)).toMatchObject({ name: 'StoreError', code: 'unavailable', cause });
    },
  );

  it('that tells of a mistake stays as it is', () => {
    for (const code of [3, 11, 12]) {
      const error = anError(code);
      expect(databaseError(error)).toBe(error);
    }
  });

  it('that is one of a store stays as it is', () => {
    const error = new StoreError('full', 'no room');
    expect(databaseError(error)).toBe(error);
  });

  it('is a refusal when somebody else was first', () => {
    expect([5, 6, 9, 10].map(anError).every(isRefusal)).toBe(true);
    expect([3, 4, 14, undefined].map(anError).some(isRefusal)).toBe(false);
  });
});
