import { passwordVariableSha256 } from '@csms/services';
import { defineCommand } from '../command.js';
import { readPassword } from '../read-password.js';

/** `auth encode-password`: what a station is registered with in place of its password. */
export const encodePassword = defineCommand({
  name: 'auth encode-password',
  summary: 'Prints the hash of a password for the API',
  details: `The hash is the base64 of its SHA-256: base64SHA256Password of a registration.
Reads the password from standard input, or asks for it on a terminal.`,
  operands: [],
  options: {},
  async run() {
    const base64SHA256Password = passwordVariableSha256(await readPassword());
    return { value: { base64SHA256Password }, text: base64SHA256Password };
  },
});
