import { expect, it } from 'vitest';
import { databaseError, isUnavailable } from './database-error.js';

function failure(code: string): Error {
  return Object.assign(new Error('it failed'), { code });
}

it.each(['EPIPE', 'ECONNRESET', '57P01', '40P01', '26000'])('%s may pass', (code) => {
  expect(isUnavailable(databaseError(failure(code)))).toBe(true);
});

it.each(['42P01', '23505', 'XX000'])('%s is a mistake of ours', (code) => {
  const error = failure(code);
  expect(databaseError(error)).toBe(error);
});
