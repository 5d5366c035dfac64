import { generateStationPassword, passwordVariableSha256 } from '@csms/services';
import { defineCommand } from '../command.js';

/** `auth generate-credential`: a new password for a station. */
export const generateCredential = defineCommand({
  name: 'auth generate-credential',
  summary: 'Generates a password for a station, and prints it with its hash',
  details: `Its 40 hexadecimal digits are an AuthorizationKey of OCPP 1.6 and a BasicAuthPassword of 2.0.1.
The hash is base64SHA256Password of a registration.`,
  operands: [],
  options: {},
  async run() {
    const password = generateStationPassword();
    return { value: { password, base64SHA256Password: passwordVariableSha256(password) } };
  },
});
