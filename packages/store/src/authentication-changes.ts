import type { Station, StationAuthentication } from './stations.js';

/** A password that the station may have instead of the registered one: it is not known which. */
export interface PossiblePassword {
  /** As `StationAuthentication.passwordSha256`. */
  readonly passwordSha256: string;
  /** The call that brings it; absent for one that was the station's before. */
  readonly callId?: string;
  /**
   * When the station took another password that takes effect when it boots: after that boot this one does not count.
   */
  readonly replacedAt?: Date;
}

/** How a station may prove who it is beside the way that it is registered with, while that is being changed over OCPP. */
export interface AuthenticationChanges {
  /** In the order in which they were sent. */
  readonly passwords: readonly PossiblePassword[];
  /** A higher security profile, which the station was told to use and has not come with yet. */
  readonly securityProfile?: 2 | 3;
}

/** Something that happens while a station's password or security profile is changed over OCPP. */
export type AuthenticationChange =
  /** A password goes out in a call. From now on it may be the station's. */
  | { readonly kind: 'password_sent'; readonly callId: string; readonly passwordSha256: string }
  /** The station took the password of a call: it has that one, and no earlier one (A01.FR.03). */
  | { readonly kind: 'password_taken'; readonly callId: string }
  /** As `password_taken`, but only when the station boots. */
  | { readonly kind: 'password_taken_at_boot'; readonly callId: string; readonly at: Date }
  /** The station did not take the password of a call (A01.FR.04). */
  | { readonly kind: 'password_refused'; readonly callId: string }
  /** The station is to come with a security profile from now on, or when it boots (A05). A lower one changes nothing. */
  | { readonly kind: 'profile_asked'; readonly securityProfile: 1 | 2 | 3 }
  /** The station came with a security profile: no lower one will do any more (A05.FR.07). */
  | { readonly kind: 'profile_used'; readonly securityProfile: 2 | 3 };

/**
 * How many possible passwords of a station are kept, the latest: each beyond one means another answer that was lost.
 */
export const maxPossiblePasswords = 20;

/** The fields of a station that say how it proves who it is. */
export type KnownAuthentication = Pick<Station, 'authentication' | 'authenticationChanges'>;

/**
 * For the stores: how a station proves who it is after a change; the same object when that changes nothing. A station
 * that was never registered has nothing to change. What is said again of a call, or of an unknown one, changes nothing.
 */
export function changedAuthentication(
  known: KnownAuthentication,
  change: AuthenticationChange,
): KnownAuthentication {
  const { authentication, authenticationChanges: { passwords, securityProfile } = noChanges } = known;
  if (!authentication) return known;
  switch (change.kind) {
    case 'password_sent': {
      const { callId, passwordSha256 } = change;
      if (passwords.some((password) => password.callId === callId)) return known;
      return after(authentication, [...passwords, { passwordSha256, callId }], securityProfile);
    }
    case 'password_taken':
    case 'password_taken_at_boot': {
      const index = passwords.findIndex(({ callId }) => callId === change.callId);
      const taken = passwords[index];
      if (!taken) return known;
      const former = change.kind === 'password_taken' ? [] : replaced(known, index, change.at);
      const { passwordSha256 } = taken;
      const left = [...former, ...passwords.slice(index + 1)];
      return after({ ...authentication, passwordSha256 }, left, securityProfile);
    }
    case 'password_refused': {
      const left = passwords.filter(({ callId }) => callId !== change.callId);
      return left.length === passwords.length ? known : after(authentication, left, securityProfile);
    }
    case 'profile_asked': {
      const asked = change.securityProfile;
      const isHigher = asked > Math.max(authentication.securityProfile, securityProfile ?? 1);
      return isHigher ? after(authentication, passwords, asked) : known;
    }
    case 'profile_used': {
      const used = change.securityProfile;
      if (used <= authentication.securityProfile) return known;
      const still = securityProfile && securityProfile > used ? securityProfile : 1;
      return after({ ...authentication, securityProfile: used }, passwords, still);
    }
  }
}

/**
 * The passwords that the station no longer has, or not after its next boot, once it took one of the list: those before
 * it, and the registered one.
 */
function replaced(
  { authentication, authenticationChanges = noChanges }: KnownAuthentication,
  index: number,
  replacedAt: Date,
): readonly PossiblePassword[] {
  const registered = authentication?.passwordSha256;
  return [
    ...(registered === undefined ? [] : [{ passwordSha256: registered, replacedAt }]),
    ...authenticationChanges.passwords
      .slice(0, index)
      .map(({ passwordSha256, ...password }) => ({ replacedAt, ...password, passwordSha256 })),
  ];
}

const noChanges: AuthenticationChanges = { passwords: [] };

function after(
  authentication: StationAuthentication,
  possible: readonly PossiblePassword[],
  securityProfile: 1 | 2 | 3 = 1,
): KnownAuthentication {
  const passwords = possible.slice(-maxPossiblePasswords);
  if (passwords.length === 0 && securityProfile === 1) return { authentication };
  const changes = securityProfile === 1 ? { passwords } : { passwords, securityProfile };
  return { authentication, authenticationChanges: changes };
}

/**
 * For the stores: whether changes over OCPP go on when a station is registered again. They end when it is registered
 * with another password or profile, which has the last word.
 */
export function changesGoOn(known: StationAuthentication, registered: StationAuthentication): boolean {
  return (
    known.passwordSha256 === registered.passwordSha256 && known.securityProfile === registered.securityProfile
  );
}

/**
 * The passwords that count for a station beside the registered one, as SHA-256 in base64: those that it may have
 * instead. One that was replaced counts until the station has booted on a connection that it made since then; a
 * BootNotification that was asked for is no boot.
 */
export function possiblePasswords({
  authenticationChanges: { passwords } = noChanges,
  boot,
  connection,
}: Pick<Station, 'authenticationChanges' | 'boot' | 'connection'>): readonly string[] {
  const bootedAt = boot && boot.reason !== 'Triggered' ? boot.at : undefined;
  const hasBootedSince = (time: Date) =>
    bootedAt !== undefined && bootedAt > time && (!connection || connection.at > time);
  const counting = passwords.filter(
    ({ replacedAt }) => replacedAt === undefined || !hasBootedSince(replacedAt),
  );
  return counting.map(({ passwordSha256 }) => passwordSha256);
}
