import type { RegistrationStatus, StationAdmission } from '@csms/store';
import { describe, expect, test } from 'vitest';
import { createRegistrations, type RegistrationsOptions } from './registrations.js';

/** Registrations over a station store of this test, with a clock that the test sets. */
function setUp(statuses: Record<string, RegistrationStatus>, options: Partial<RegistrationsOptions> = {}) {
  const asked: string[] = [];
  const recordings: Record<string, Date> = {};
  const time = { ms: Date.UTC(2026, 2, 1) };
  const stations = {
    findAdmission: async (stationId: string): Promise<StationAdmission | undefined> => {
      asked.push(stationId);
      const registrationStatus = statuses[stationId];
      const recordMessagesUntil = recordings[stationId];
      if (!registrationStatus) return undefined;
      return recordMessagesUntil ? { registrationStatus, recordMessagesUntil } : { registrationStatus };
    },
  };
  const clock = { now: () => new Date(time.ms) };
  return {
    asked,
    time,
    statuses,
    recordings,
    registrations: createRegistrations({ stations, clock, ...options }),
  };
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

  test('tell by the same look-up until when messages are recorded, and ask again after a minute', async () => {
    const { registrations, asked, time, recordings } = setUp({ CS1: 'Pending', CS2: 'Accepted' });
    recordings.CS1 = new Date(time.ms + 90_000);
    await registrations.statusOf('CS1');
    await registrations.statusOf('CS2');
    expect(registrations.isRecorded('CS1')).toBe(true);
    expect(registrations.isRecorded('CS2')).toBe(false);
    expect(asked).toEqual(['CS1', 'CS2']);
    time.ms += 60_000;
    expect(await registrations.isRecorded('CS1')).toBe(true);
    time.ms += 30_000;
    expect(registrations.isRecorded('CS1')).toBe(false);
    expect(asked).toEqual(['CS1', 'CS2', 'CS1']);
  });

  test('share a look-up with all who ask while it runs', async () => {
    const { registrations, asked } = setUp({ CS1: 'Accepted' });
    const [isRecorded, status] = await Promise.all([
      registrations.isRecorded('CS1'),
      registrations.statusOf('CS1'),
    ]);
    expect([isRecorded, status, asked]).toEqual([false, 'Accepted', ['CS1']]);
  });

  test('know no station to be recorded that is not known', async () => {
    expect(await setUp({}).registrations.isRecorded('CS1')).toBe(false);
  });

  test('do not remember what they found out before they were told to forget it', async () => {
    const { registrations, asked, statuses } = setUp({ CS1: 'Accepted' });
    const before = registrations.statusOf('CS1');
    registrations.forget('CS1');
    statuses.CS1 = 'Rejected';
    expect(await before).toBe('Accepted');
    expect(await registrations.statusOf('CS1')).toBe('Rejected');
    expect(asked).toEqual(['CS1', 'CS1']);
  });

  test('ask again about a station that boots', async () => {
    const { registrations, asked } = setUp({ CS1: 'Accepted' });
    await registrations.statusOf('CS1');
    registrations.forget('CS1');
    await registrations.statusOf('CS1');
    expect(asked).toEqual(['CS1', 'CS1']);
  });
});
