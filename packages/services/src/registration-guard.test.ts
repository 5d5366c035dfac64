import type { RegistrationStatus } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { describe, expect, test } from 'vitest';
import { guardRegistration } from './registration-guard.js';
import { createRegistrations } from './registrations.js';

const authentication = { securityProfile: 1, anyUsername: false } as const;
const receivedAt = new Date('2026-03-01T12:00:00Z');

function minutesBefore(minutes: number): Date {
  return new Date(receivedAt.getTime() - minutes * 60_000);
}

interface Message {
  readonly kind: string;
  readonly action: string;
  readonly context: { readonly stationId: string; readonly receivedAt: Date };
}

/** A guard before a handler that answers every message, and the station CS1. `Ask` asks for the message that it names. */
async function aGuard(registrationStatus: RegistrationStatus) {
  const { stations, calls } = createMemoryStore();
  await stations.register('CS1', { authentication, registrationStatus });
  const lookUps: string[] = [];
  const guard = guardRegistration({
    registrations: createRegistrations({ stations }),
    calls: {
      list(stationId, page) {
        lookUps.push(stationId);
        return calls.list(stationId, page);
      },
    },
    asksFor: ({ action, request }, message) =>
      action === 'Ask' && 'for' in request && request.for === message.action,
    refusal: () => new Error('refused'),
  });
  const handle = guard(async ({ action }: Message) => action);
  return {
    stations,
    calls,
    lookUps,
    send: (kind: string, action: string) =>
      handle({ kind, action, context: { stationId: 'CS1', receivedAt } }),
    /** Records a call to the station. */
    ask: (callId: string, action: string, request: object, createdAt = minutesBefore(1)) =>
      calls.create({ callId, stationId: 'CS1', action, request, createdAt, expiresAt: receivedAt }),
  };
}

describe('the registration guard', () => {
  test('lets an accepted station call, without a look-up of calls', async () => {
    const { send, lookUps } = await aGuard('Accepted');
    expect(await send('call', 'Heartbeat')).toBe('Heartbeat');
    expect(await send('call', 'Heartbeat')).toBe('Heartbeat');
    expect(lookUps).toEqual([]);
  });

  test.each<RegistrationStatus>(['Pending', 'Rejected'])(
    'lets a station that is %s boot, and nothing else unasked',
    async (status) => {
      const { send } = await aGuard(status);
      await expect(send('call', 'Heartbeat')).rejects.toThrow('refused');
      expect(await send('call', 'BootNotification')).toBe('BootNotification');
      await expect(send('call', 'StatusNotification')).rejects.toThrow('refused');
    },
  );

  test('lets a pending station send what it was asked for, with one look-up each time', async () => {
    const { send, ask, lookUps } = await aGuard('Pending');
    await ask('C1', 'Ask', { for: 'Heartbeat' });
    await ask('C2', 'Reset', {});
    expect(await send('call', 'Heartbeat')).toBe('Heartbeat');
    expect(await send('call', 'Heartbeat')).toBe('Heartbeat');
    await expect(send('call', 'StatusNotification')).rejects.toThrow('refused');
    expect(lookUps).toEqual(['CS1', 'CS1', 'CS1']);
  });

  test('refuses what a rejected station was asked for before it was rejected (B03.FR.07)', async () => {
    const { send, ask, lookUps } = await aGuard('Rejected');
    await ask('C1', 'Ask', { for: 'Heartbeat' });
    await expect(send('call', 'Heartbeat')).rejects.toThrow('refused');
    expect(lookUps).toEqual([]);
  });

  test('lets through what was asked for ten minutes ago, and not what was asked for before that', async () => {
    const { send, ask } = await aGuard('Pending');
    await ask('C1', 'Ask', { for: 'StatusNotification' }, minutesBefore(10));
    await ask('C2', 'Ask', { for: 'Heartbeat' }, new Date(minutesBefore(10).getTime() - 1));
    expect(await send('call', 'StatusNotification')).toBe('StatusNotification');
    await expect(send('call', 'Heartbeat')).rejects.toThrow('refused');
  });

  test.each([
    ['has not answered yet', undefined, 'Heartbeat'],
    ['accepted', { status: 'Answered', response: { status: 'Accepted' } }, 'Heartbeat'],
    ['never answered', { status: 'TimedOut' }, 'Heartbeat'],
    ['rejected', { status: 'Answered', response: { status: 'Rejected' } }, 'refused'],
    ['does not know', { status: 'Answered', response: {} }, 'refused'],
    ['refused', { status: 'Refused', error: { code: 'NotSupported', description: '' } }, 'refused'],
    ['never got', { status: 'NotConnected' }, 'refused'],
  ] as const)('counts a request that the station %s: %o', async (_what, outcome, counts) => {
    const { send, ask, calls } = await aGuard('Pending');
    await ask('C1', 'Ask', { for: 'Heartbeat' });
    if (outcome) await calls.complete('CS1', 'C1', outcome, receivedAt);
    const sent = await send('call', 'Heartbeat').catch((error: unknown) => (error as Error).message);
    expect(sent).toBe(counts);
  });

  test('lets answers to our calls through, since a pending station may be configured (B02.FR.01)', async () => {
    const { send, lookUps } = await aGuard('Pending');
    expect(await send('result', 'GetVariables')).toBe('GetVariables');
    expect(await send('error', 'GetVariables')).toBe('GetVariables');
    expect(lookUps).toEqual([]);
  });

  test('lets a station go on as soon as it is accepted', async () => {
    const { send, stations } = await aGuard('Pending');
    await expect(send('call', 'Heartbeat')).rejects.toThrow('refused');
    await stations.register('CS1', { authentication, registrationStatus: 'Accepted' });
    expect(await send('call', 'Heartbeat')).toBe('Heartbeat');
  });
});
