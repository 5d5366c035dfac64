import type { AuthenticationChange } from '@csms/store';

const profiles = [1, 2, 3] as const;

/**
 * The change of a station's authentication when it is told to use a security profile (A05), given as a number or its
 * text; `undefined` for what is no profile.
 */
export function profileAsked(profile: number | string): AuthenticationChange | undefined {
  const securityProfile = profiles.find((each) => String(each) === String(profile).trim());
  return securityProfile && { kind: 'profile_asked', securityProfile };
}

/** Whether a configuration key of 1.6 is the station's security profile (1.6 security whitepaper, A05). */
export function isProfileKey(key: string): boolean {
  return key.toLowerCase() === 'securityprofile';
}
