import { defineCommand } from '../command.js';

/** `auth generate-api-key`: a new key for the API. */
export const generateApiKey = defineCommand({
  name: 'auth generate-api-key',
  summary: 'Generates a key for the API, and prints it with its hash',
  details:
    'The hash goes into the configuration, as sha256 of an entry of api.keys. The key itself is not stored anywhere.',
  operands: [],
  options: {},
  async run() {
    const api = await import('@csms/api');
    return { value: api.generateApiKey() };
  },
});
