import { expect, test } from 'vitest';
import { spokenVersion } from './spoken-version.js';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 12, minute));

function aBoot(ocppVersion: string, minute: number) {
  return { ocppVersion, vendor: 'ACME', model: 'One', at: at(minute) };
}

function aConnection(ocppVersion: string | undefined, minute: number) {
  return { connected: true, connectionId: 'c1', gatewayId: 'g1', ocppVersion, at: at(minute) };
}

test('a station speaks the version of its last boot when nothing is known of its connection', () => {
  expect(spokenVersion({ boot: aBoot('1.6', 0) })).toBe('1.6');
  expect(spokenVersion({ boot: aBoot('1.6', 0), connection: aConnection(undefined, 5) })).toBe('1.6');
});

test('a station that did not boot speaks the version of its connection', () => {
  expect(spokenVersion({ connection: aConnection('2.0.1', 0) })).toBe('2.0.1');
});

test('the later of boot and connection counts, since each connection may speak another version', () => {
  expect(spokenVersion({ boot: aBoot('1.6', 0), connection: aConnection('2.0.1', 5) })).toBe('2.0.1');
  expect(spokenVersion({ boot: aBoot('2.0.1', 5), connection: aConnection('1.6', 0) })).toBe('2.0.1');
});

test('the version of a station that neither connected nor booted is not known', () => {
  expect(spokenVersion({})).toBeUndefined();
});
