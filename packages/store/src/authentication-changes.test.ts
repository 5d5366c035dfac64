import { describe, expect, it } from 'vitest';
import {
  type AuthenticationChange,
  changedAuthentication,
  type KnownAuthentication,
  maxPossiblePasswords,
  possiblePasswords,
} from './authentication-changes.js';
import type { Station } from './stations.js';

const minutes = (count: number) => new Date(count * 60_000);

const registered: KnownAuthentication = {
  authentication: { securityProfile: 1, passwordSha256: 'old', anyUsername: false },
};
const sent = (callId: string, passwordSha256: string): AuthenticationChange => ({
  kind: 'password_sent',
  callId,
  passwordSha256,
});
const taken = (callId: string): AuthenticationChange => ({ kind: 'password_taken', callId });
const atBoot = (callId: string): AuthenticationChange => ({
  kind: 'password_taken_at_boot',
  callId,
  at: minutes(10),
});
const refused = (callId: string): AuthenticationChange => ({ kind: 'password_refused', callId });

function after(...changes: readonly AuthenticationChange[]): KnownAuthentication {
  return changes.reduce(changedAuthentication, registered);
}

function counting(
  known: KnownAuthentication,
  fields: Partial<Pick<Station, 'boot' | 'connection'>> = {},
): readonly string[] {
  return [known.authentication?.passwordSha256 ?? 'none', ...possiblePasswords({ ...known, ...fields })];
}

describe('the passwords that count for a station', () => {
  it('are the registered one and the one that is on its way (A01.FR.04)', () => {
    expect(counting(after(sent('1', 'new')))).toEqual(['old', 'new']);
  });

  it('are the one that it took alone (A01.FR.03)', () => {
    expect(after(sent('1', 'new'), taken('1'))).toEqual({
      authentication: { securityProfile: 1, passwordSha256: 'new', anyUsername: false },
    });
  });

  it('are the registered one alone after it did not take the other (A01.FR.04)', () => {
    expect(after(sent('1', 'new'), refused('1'))).toEqual(registered);
  });

  it('are those that it may have taken too, when it refuses another (A01.FR.04)', () => {
    const lost = after(sent('1', 'lost'), sent('2', 'new'), refused('2'));
    expect(counting(lost)).toEqual(['old', 'lost']);
    // The same one again: it may be refused because the station has it.
    expect(counting(after(sent('1', 'lost'), sent('2', 'lost'), refused('2')))).toEqual(['old', 'lost']);
  });

  it('are the one that it took and those that were sent after that (A01.FR.03)', () => {
    const known = after(sent('1', 'a'), sent('2', 'b'), sent('3', 'c'), taken('2'));
    expect(counting(known)).toEqual(['b', 'c']);
    expect(changedAuthentication(known, taken('1'))).toBe(known);
  });

  it('stay what they are when the same is said again', () => {
    const known = after(sent('1', 'a'), taken('1'), sent('2', 'b'), taken('2'));
    for (const change of [taken('1'), taken('2'), refused('1'), atBoot('2')]) {
      expect(changedAuthentication(known, change)).toBe(known);
    }
  });

  it('are the former ones as well until it boots, when it said that it takes another then (A01.FR.03)', () => {
    const known = after(sent('1', 'lost'), sent('2', 'new'), atBoot('2'), sent('3', 'next'));
    const boot = (at: Date, reason?: string) => ({
      boot: { ocppVersion: '2.0.1', vendor: 'V', model: 'M', at, ...(reason && { reason }) },
    });
    const connection = (at: Date) => ({
      connection: { connected: true, connectionId: 'c', gatewayId: 'g', at },
    });
    const all = ['new', 'old', 'lost', 'next'];
    expect(counting(known)).toEqual(all);
    expect(counting(known, boot(minutes(10)))).toEqual(all);
    expect(counting(known, boot(minutes(12)))).toEqual(['new', 'next']);
    expect(counting(known, { ...boot(minutes(12)), ...connection(minutes(11)) })).toEqual(['new', 'next']);
    // It said that it boots because it was asked to say so, on the connection that it had.
    expect(counting(known, { ...boot(minutes(12)), ...connection(minutes(9)) })).toEqual(all);
    expect(counting(known, boot(minutes(12), 'Triggered'))).toEqual(all);
    expect(counting(changedAuthentication(known, taken('3')))).toEqual(['next']);
  });

  it('keep the time since which they are replaced when another is taken for the next boot', () => {
    const known = after(sent('1', 'a'), atBoot('1'), sent('2', 'b'), {
      kind: 'password_taken_at_boot',
      callId: '2',
      at: minutes(20),
    });
    expect(known.authenticationChanges?.passwords).toEqual([
      { passwordSha256: 'a', replacedAt: minutes(20) },
      { passwordSha256: 'old', replacedAt: minutes(10) },
    ]);
  });

  it('are the latest of many', () => {
    const calls = Array.from({ length: maxPossiblePasswords + 5 }, (_, index) => `c${index}`);
    const known = after(...calls.map((callId) => sent(callId, callId)));
    expect(counting(known)).toEqual(['old', ...calls.slice(5)]);
  });

  it('are none for a station that was never registered', () => {
    const known = {};
    expect(changedAuthentication(known, sent('1', 'new'))).toBe(known);
    expect(counting(known)).toEqual(['none']);
  });
});

describe('the security profile of a station', () => {
  const asked = (securityProfile: 1 | 2 | 3): AuthenticationChange => ({
    kind: 'profile_asked',
    securityProfile,
  });
  const used = (securityProfile: 2 | 3): AuthenticationChange => ({ kind: 'profile_used', securityProfile });
  const registeredWith = (known: KnownAuthentication) => known.authentication?.securityProfile;

  it('stays as it is while the station is to come with a higher one', () => {
    const known = after(asked(3));
    expect(registeredWith(known)).toBe(1);
    expect(known.authenticationChanges).toEqual({ passwords: [], securityProfile: 3 });
  });

  it('is the higher one once the station came with it, and nothing is left to do (A05.FR.07)', () => {
    expect(after(asked(3), used(3))).toEqual({
      authentication: { ...registered.authentication, securityProfile: 3 },
    });
  });

  it('is never lower than it was (A05.FR.07)', () => {
    const known = after(asked(3), used(3));
    expect(changedAuthentication(known, used(2))).toBe(known);
    expect(registeredWith([asked(1), asked(2), used(2)].reduce(changedAuthentication, known))).toBe(3);
  });

  it('may become higher still after a step on the way', () => {
    const known = after(asked(3), used(2));
    expect(registeredWith(known)).toBe(2);
    expect(known.authenticationChanges?.securityProfile).toBe(3);
  });

  it('is still to become the highest that the station was told, whatever it is told after that', () => {
    const known = after(asked(3));
    for (const change of [asked(1), asked(2), asked(3)])
      expect(changedAuthentication(known, change)).toBe(known);
    expect(changedAuthentication(registered, asked(1))).toBe(registered);
  });

  it('changes beside the password', () => {
    const known = after(sent('1', 'new'), asked(2), used(2), taken('1'));
    expect(known).toEqual({
      authentication: { securityProfile: 2, passwordSha256: 'new', anyUsername: false },
    });
  });
});
