import type { RegistrationStatus } from '@csms/store';
import { describe, expect, test } from 'vitest';
import { createRegistrations, type RegistrationsOptions } from './registrations.js';

/** Registrations over a station store of this test, with a clock that the test sets. */
function setUp(statuses: Record<string, RegistrationStatus>, options: Partial<RegistrationsOptions> = {}) {
  const asked: string[] = [];
  const time = { ms: Date.UTC(2026, 2, 1) };
  const stations = {
    findRegistrationStatus: async (stationId: string) => {
      asked.push(stationId);
      return statuses[stationId];
    },
  };
  const clock = { now: () => new Date(time.ms) };
  return { asked, time, statuses, registrations: createRegistrations({ stations, clock, ...options }) };
}

describe('registrations', () => {
  test('ask the store once about an accepted station, and again after a minute', async () => {
    const { registrations, asked, time, statuses } = setUp({ CS1: 'Accepted' });
    expect(await registrations.statusOf('CS1')).toBe('Accepted');
    time.ms += 59_999;
    expect(registrations.statusOf('CS1')).toBe('Accepted');
    expect(asked).toEqual(['CS1']);
    time.ms += 1;
    statuses.CS1 = 'Rejected';
    expect(await registrations.statusOf('CS1')).toBe('Rejected');
  });

  test('believe an Accepted for a minute at most, whatever they are told', async () => {
    const { registrations, asked, time } = setUp({ CS1: 'Accepted' }, { cacheMs: 3_600_000 });
    await registrations.statusOf('CS1');
    time.ms += 60_000;
    await registrations.statusOf('CS1');
    expect(asked).toEqual(['CS1', 'CS1']);
  });

  test.each<RegistrationStatus>(['Pending', 'Rejected'])('never remember %s', async (status) => {
    const { registrations, asked, statuses } = setUp({ CS1: status });
    expect(await registrations.statusOf('CS1')).toBe(status);
    statuses.CS1 = 'Accepted';
    expect(await registrations.statusOf('CS1')).toBe('Accepted');
    expect(asked).toEqual(['CS1', 'CS1']);
  });

  test('take an unknown station for accepted, or for what they are told', async () => {
    expect(await setUp({}).registrations.statusOf('CS1')).toBe('Accepted');
    expect(await setUp({}, { initialStatus: 'Pending' }).registrations.statusOf('CS1')).toBe('Pending');
  });

  test('remember no more stations than they may, and forget the oldest first', async () => {
    const { registrations, asked } = setUp({}, { maxCached: 2 });
    for (const stationId of ['CS1', 'CS2', 'CS3']) await registrations.statusOf(stationId);
    expect(registrations.statusOf('CS2')).toBe('Accepted');
    expect(registrations.statusOf('CS3')).toBe('Accepted');
    await registrations.statusOf('CS1');
    expect(asked).toEqual(['CS1', 'CS2', 'CS3', 'CS1']);
  });

  test('ask again about a station that boots', async () => {
    const { registrations, asked } = setUp({ CS1: 'Accepted' });
    await registrations.statusOf('CS1');
    registrations.forget('CS1');
    await registrations.statusOf('CS1');
    expect(asked).toEqual(['CS1', 'CS1']);
  });
});
