import { X509Certificate } from 'node:crypto';
import { certificateHash } from '@csms/services';
import { CliError } from '../cli-error.js';
import { defineCommand } from '../command.js';
import { readInput } from '../read-input.js';

/** `auth hash-certificate`: what the API knows a client certificate by. */
export const hashCertificate = defineCommand({
  name: 'auth hash-certificate',
  summary: 'Prints the hash by which the API identifies a certificate',
  details: `The hash is the base64url of the SHA-256 of its DER, as in /certificate/{hash}.
FILE is a certificate in PEM or DER; of several, the first counts.`,
  operands: ['FILE'],
  options: {},
  async run([file]) {
    const hash = certificateHash(readCertificate(file, await readInput(file)));
    return { value: { hash }, text: hash };
  },
});

function readCertificate(file: string, content: Buffer): X509Certificate {
  try {
    return new X509Certificate(content);
  } catch (cause) {
    throw new CliError(`${file}: expected a certificate in PEM or DER`, { cause });
  }
}
