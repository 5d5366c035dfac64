import { generateStationPassword, passwordVariableSha256 } from '@csms/services';
import { apiOptions, askApi, pathPart } from '../ask-api.js';
import { UsageError } from '../cli-error.js';
import { defineCommand, type Options, type Values } from '../command.js';
import { readPassword } from '../read-password.js';

const options = {
  'security-profile': {
    choices: ['0', '1', '2'],
    help: '0 a password, 1 a password over TLS, 2 a client certificate',
  },
  'password-stdin': { help: 'read its password from standard input, or ask for it on a terminal' },
  generate: { help: 'generate its password, and print it' },
  'any-username': { help: 'allow another user name than its id' },
  'registration-status': {
    choices: ['Accepted', 'Pending', 'Rejected'],
    help: 'whether it may take part; Accepted by default for a new one',
  },
  ...apiOptions,
} as const satisfies Options;

/** `station register`: makes a station known, or says anew how a known one proves who it is. */
export const registerStation = defineCommand({
  name: 'station register',
  summary: 'Registers a station, or replaces how a known one logs in',
  details: `STATION is its id, the last part of the address that it connects to.
--security-profile is required. Its number is that of the API, one less than in OCPP.
Profiles 0 and 1 need --password-stdin or --generate.`,
  operands: ['STATION'],
  options,
  async run([csId], values) {
    const securityProfile = profileOf(values);
    const path = `/cs/${pathPart('STATION', csId)}`;
    const password = await passwordOf(values);
    const body = {
      securityProfile,
      base64SHA256Password: password && passwordVariableSha256(password),
      invalidUsernameAllowed: values['any-username'],
      registrationStatus: values['registration-status'],
    };
    await askApi(values, { method: 'POST', path, body });
    return { value: { csId, securityProfile, ...(values.generate && { password }) } };
  },
});

/** A station that has no password where it needs one could never connect. */
function profileOf(values: Values<typeof options>): number {
  const { 'security-profile': profile, 'password-stdin': isRead = false, generate = false } = values;
  if (profile === undefined) throw new UsageError('station register: expected --security-profile 0, 1 or 2');
  if (isRead && generate)
    throw new UsageError('station register: --password-stdin and --generate exclude each other');
  const needsPassword = profile !== '2';
  if (needsPassword && !isRead && !generate) {
    throw new UsageError(`station register: profile ${profile} needs --password-stdin or --generate`);
  }
  if (!needsPassword && (isRead || generate))
    throw new UsageError('station register: profile 2 takes no password');
  return Number(profile);
}

async function passwordOf(values: Values<typeof options>): Promise<string | undefined> {
  if (values.generate) return generateStationPassword();
  return values['password-stdin'] ? readPassword() : undefined;
}
