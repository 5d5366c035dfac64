import { expect, test } from 'vitest';
import { awaitsReboot } from './setting-change.js';

const change = { rebootRequired: true, at: new Date(5) };

test('a change that needs a reboot awaits it until the station boots after it', () => {
  expect(awaitsReboot(change, undefined)).toBe(true);
  expect(awaitsReboot(change, new Date(4))).toBe(true);
  expect(awaitsReboot(change, new Date(6))).toBe(false);
});

test('another change awaits nothing', () => {
  expect(awaitsReboot({ ...change, rebootRequired: false }, undefined)).toBe(false);
  expect(awaitsReboot(undefined, undefined)).toBe(false);
});
