import { createHash, timingSafeEqual } from 'node:crypto';
import type { BasicCredentials } from './basic-credentials.js';
import type { ClientCertificate } from './client-certificate.js';
import type { Refusal } from './refusal.js';

/** How a station proves who it is, and what a gateway must know of it beside that. */
export interface StationAuthentication {
  /** OCPP's security profile: 1 Basic, 2 Basic over TLS, 3 TLS with a client certificate. */
  readonly securityProfile: 1 | 2 | 3;
  /** Base64 of the SHA-256 of the Basic password; without it nobody can log in by Basic. */
  readonly passwordSha256?: string;
  /** Whether Basic's user name may differ from the station id. */
  readonly anyUsername: boolean;
  /** Passwords that count as well, while it is being changed over OCPP, as `passwordSha256`. */
  readonly possiblePasswordsSha256?: readonly string[];
  /** A higher profile, by which the station may come as well, since it was told to (2.0.1 A05). */
  readonly nextSecurityProfile?: 2 | 3;
  /** The version of OCPP that is spoken with it when it offers none that is known, such as `1.6`. */
  readonly defaultOcppVersion?: string;
}

/**
 * Finds how a station proves who it is; `undefined` for an unknown one. A station is told to come again later when this
 * rejects.
 */
export type LookUpStation = (stationId: string) => Promise<StationAuthentication | undefined>;

/** What a station brings to prove who it is. */
export interface Proof {
  readonly stationId: string;
  readonly credentials?: BasicCredentials;
  /** Whether its connection is encrypted. */
  readonly secure: boolean;
  readonly certificate?: ClientCertificate;
}

/** What is asked of client certificates beside what their stations are registered with. */
export interface CertificatePolicy {
  /** What the organization of each must be; any when absent. */
  readonly clientOrganization?: string;
  /** Whether a 2.0.1 station that boots with a serial number has to have it as the common name; not by default. */
  readonly matchSerialNumber?: boolean;
}

/** What is known of a station that proved who it is. */
export interface Proven {
  /** The profile by which it did, when that is higher than the one that it is registered with. */
  readonly raisedProfile?: 2 | 3;
  /** Those of its registered passwords that it has shown, as `passwordSha256`; absent when it came by certificate. */
  readonly passwordsSha256?: readonly string[];
}

/** The profiles that a station may be raised to, the highest first. */
const higherProfiles = [3, 2] as const;

/**
 * Checks a station's proof against its registration (OCPP security profiles 1 to 3, 2.0.1 part 2 A00). A station may
 * use a better protected connection than its profile asks for, and none that is less protected (A05.FR.07). One that was
 * told to use a higher profile may come with that or with the one that it has, until it has come with the higher one.
 */
export function checkProof(
  authentication: StationAuthentication,
  proof: Proof,
  policy: CertificatePolicy = {},
): Proven | Refusal {
  const { securityProfile, nextSecurityProfile = securityProfile } = authentication;
  for (const profile of higherProfiles) {
    if (profile > nextSecurityProfile || profile <= securityProfile) continue;
    const proven = prove({ ...authentication, securityProfile: profile }, proof, policy);
    if (!('reason' in proven)) return { ...proven, raisedProfile: profile };
  }
  return prove(authentication, proof, policy);
}

/** Whether what a station has proven counts for how it is registered now: its password may have been changed. */
export function isStillProven(
  { passwordSha256, possiblePasswordsSha256 = [] }: StationAuthentication,
  { passwordsSha256 }: Proven,
): boolean {
  if (!passwordsSha256) return true;
  return passwordsSha256.some((shown) => shown === passwordSha256 || possiblePasswordsSha256.includes(shown));
}

function prove(
  { securityProfile, passwordSha256, possiblePasswordsSha256 = [], anyUsername }: StationAuthentication,
  { stationId, credentials, secure, certificate }: Proof,
  policy: CertificatePolicy,
): Proven | Refusal {
  if (securityProfile > 1 && !secure) {
    const reason = `expected TLS: the station has security profile ${securityProfile}`;
    return { status: 403, reason, fault: 'no_tls' };
  }
  if (securityProfile === 3) return checkCertificate(stationId, certificate, policy) ?? {};
  if (!credentials) return { status: 401, reason: 'expected Basic credentials', fault: 'no_password' };
  const known = anyUsername || Buffer.from(stationId).equals(credentials.username);
  const passwords = [...(passwordSha256 === undefined ? [] : [passwordSha256]), ...possiblePasswordsSha256];
  // All of them, so that the time it takes does not tell which one it was.
  const shown = passwords.filter((password) => isPassword(credentials.password, password));
  const right = shown.length > 0;
  if (known && right) return { passwordsSha256: shown };
  const refusal = { status: 401, reason: 'wrong user name or password' } as const;
  if (!known) {
    return {
      ...refusal,
      fault: 'wrong_username',
      detail: `the user name is not the id of the station; the password is ${right ? 'right' : 'wrong, too'}`,
    };
  }
  const detail =
    passwords.length === 0
      ? 'the station is registered without a password'
      : `the password is another one than is registered; it was tried ${formsTried(credentials.password)}`;
  return { ...refusal, fault: 'wrong_password', detail };
}

/** A client certificate names its station and its owner (2.0.1 A00.FR.404, A00.FR.405; 1.6 security whitepaper A00). */
function checkCertificate(
  stationId: string,
  certificate: ClientCertificate | undefined,
  { clientOrganization }: CertificatePolicy,
): Refusal | undefined {
  if (!certificate) {
    const reason = 'expected a client certificate: the station has security profile 3';
    return { status: 401, reason, fault: 'no_certificate' };
  }
  const refusal = { status: 401, fault: 'wrong_certificate' } as const;
  const { commonName, organization, fault } = certificate;
  if (fault) return { ...refusal, reason: `the client certificate ${fault}` };
  if (commonName !== stationId) {
    const reason = 'the common name of the client certificate is not that of the station';
    return { ...refusal, reason, detail: `${reason} but ${quoted(commonName)}` };
  }
  if (clientOrganization === undefined || organization === clientOrganization) return undefined;
  const reason = 'the organization of the client certificate is not the one that is trusted here';
  return { ...refusal, reason, detail: `${reason} but ${quoted(organization)}` };
}

function quoted(name: string | undefined): string {
  return name === undefined ? 'none' : JSON.stringify(name.slice(0, 100));
}

function isPassword(password: Uint8Array, sha256: string): boolean {
  const expected = Buffer.from(sha256, 'base64');
  let right = false;
  for (const { form } of formsOf(password)) {
    const actual = createHash('sha256').update(form).digest();
    if (actual.length === expected.length && timingSafeEqual(actual, expected)) right = true;
  }
  return right;
}

/** One way to read a password that a station sent. */
interface PasswordForm {
  readonly form: Uint8Array | string;
  /** How it was made, to complete "tried ...". */
  readonly how: string;
}

/**
 * A 1.6 key of 16 to 20 bytes is set as hexadecimal digits (1.6 security whitepaper, A00). The station sends the bytes
 * or the digits, and the hash was made from either.
 */
function formsOf(password: Uint8Array): readonly PasswordForm[] {
  const sent = { form: password, how: 'as it was sent' };
  if (password.length >= 16 && password.length <= 20) {
    const digits = Buffer.from(password).toString('hex');
    return [
      sent,
      { form: digits, how: 'as its hexadecimal digits in small letters' },
      { form: digits.toUpperCase(), how: 'in capitals' },
    ];
  }
  const text = Buffer.from(password).toString('latin1');
  if (!/^(?:[\da-f]{2}){16,20}$/i.test(text)) return [sent];
  return [sent, { form: Buffer.from(text, 'hex'), how: 'as the bytes that its hexadecimal digits are' }];
}

function formsTried(password: Uint8Array): string {
  return formsOf(password)
    .map(({ how }) => how)
    .join(', ');
}
