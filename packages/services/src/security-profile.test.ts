import { expect, test } from 'vitest';
import { isProfileKey, profileAsked } from './security-profile.js';

test.each([1, 2, 3])('a station that takes profile %i is to come with it', (securityProfile) => {
  const asked = { kind: 'profile_asked', securityProfile };
  expect([profileAsked(securityProfile), profileAsked(` ${securityProfile}`)]).toEqual([asked, asked]);
});

test.each([0, 4, '', '1.0', 'two'])('%j is no profile', (profile) => {
  expect(profileAsked(profile)).toBeUndefined();
});

test('the profile of 1.6 is one key, in any case', () => {
  const keys = ['SecurityProfile', 'SECURITYPROFILE', 'SecurityProfiles', 'Profile'];
  expect(keys.map(isProfileKey)).toEqual([true, true, false, false]);
});
