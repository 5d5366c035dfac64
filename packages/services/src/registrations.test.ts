import type { RegistrationStatus } from '@csms/store';
import { describe, expect, test } from 'vitest';
import { guardRegistration } from './registration-guard.js';
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
    expect(await registrations.isAccepted('CS1')).toBe(true);
    time.ms += 59_999;
    expect(registrations.isAccepted('CS1')).toBe(true);
    expect(asked).toEqual(['CS1']);
    time.ms += 1;
    statuses.CS1 = 'Rejected';
    expect(await registrations.isAccepted('CS1')).toBe(false);
  });

  test('believe an Accepted for a minute at most, whatever they are told', async () => {
    const { registrations, asked, time } = setUp({ CS1: 'Accepted' }, { cacheMs: 3_600_000 });
    await registrations.isAccepted('CS1');
    time.ms += 60_000;
    await registrations.isAccepted('CS1');
    expect(asked).toEqual(['CS1', 'CS1']);
  });

  test.each<RegistrationStatus>(['Pending', 'Rejected'])('never remember %s', async (status) => {
    const { registrations, asked, statuses } = setUp({ CS1: status });
    expect(await registrations.isAccepted('CS1')).toBe(false);
    statuses.CS1 = 'Accepted';
    expect(await registrations.isAccepted('CS1')).toBe(true);
    expect(asked).toEqual(['CS1', 'CS1']);
  });

  test('take an unknown station for accepted, or for what they are told', async () => {
    expect(await setUp({}).registrations.isAccepted('CS1')).toBe(true);
    expect(await setUp({}, { initialStatus: 'Pending' }).registrations.isAccepted('CS1')).toBe(false);
  });

  test('remember no more stations than they may, and forget the oldest first', async () => {
    const { registrations, asked } = setUp({}, { maxCached: 2 });
    for (const stationId of ['CS1', 'CS2', 'CS3']) await registrations.isAccepted(stationId);
    expect(registrations.isAccepted('CS2')).toBe(true);
    expect(registrations.isAccepted('CS3')).toBe(true);
    await registrations.isAccepted('CS1');
    expect(asked).toEqual(['CS1', 'CS2', 'CS3', 'CS1']);
  });

  test('ask again about a station that boots', async () => {
    const { registrations, asked } = setUp({ CS1: 'Accepted' });
    await registrations.isAccepted('CS1');
    registrations.forget('CS1');
    await registrations.isAccepted('CS1');
    expect(asked).toEqual(['CS1', 'CS1']);
  });
});

describe('the registration guard', () => {
  function guarded(status: RegistrationStatus) {
    const { registrations, asked } = setUp({ CS1: status });
    const guard = guardRegistration(registrations, () => new Error('refused'));
    const handle = guard(
      async (incoming: { kind: string; action: string; context: { stationId: string } }) => {
        return incoming.action;
      },
    );
    return {
      asked,
      send: (kind: string, action: string) => handle({ kind, action, context: { stationId: 'CS1' } }),
    };
  }

  test('lets an accepted station call', async () => {
    const { send } = guarded('Accepted');
    expect(await send('call', 'Heartbeat')).toBe('Heartbeat');
    expect(await send('call', 'Heartbeat')).toBe('Heartbeat');
  });

  test.each<RegistrationStatus>(['Pending', 'Rejected'])(
    'lets a station that is %s only boot',
    async (status) => {
      const { send } = guarded(status);
      await expect(send('call', 'Heartbeat')).rejects.toThrow('refused');
      expect(await send('call', 'BootNotification')).toBe('BootNotification');
      await expect(send('call', 'StatusNotification')).rejects.toThrow('refused');
    },
  );

  test('lets answers to our calls through, since a pending station may be configured (B02.FR.01)', async () => {
    const { send, asked } = guarded('Pending');
    expect(await send('result', 'GetVariables')).toBe('GetVariables');
    expect(await send('error', 'GetVariables')).toBe('GetVariables');
    expect(asked).toEqual([]);
  });
});
