import { defineCommand } from '../command.js';

/** `auth generate-api-key`: a new key for the API. */
export const generateApiKey = defineCommand({
  name: 'auth generate-api-key',
  summary: 'Makes a random key for the API, and prints it with its hash',
  details:
    'The hash is sha256 of an entry of api.keys in the configuration. Nobody but the caller has the key.',
  operands: [],
  options: {},
  async run() {
    const api = await import('@csms/api');
    return { value: api.generateApiKey() };
  },
});
