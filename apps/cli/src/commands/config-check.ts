import { defineCommand } from '../command.js';
import { loadConfiguration } from '../load-configuration.js';

/** `config check`: whether the programs would take a configuration. */
export const checkConfiguration = defineCommand({
  name: 'config check',
  summary: 'Checks a configuration, and names the first key at fault',
  details: 'Reads it as the programs do, with what environment variables set.',
  operands: [],
  options: { config: { value: 'FILE', help: 'in TOML; by default the one that CSMS_CONFIG names' } },
  async run(_, { config: file }) {
    const { ignored } = await loadConfiguration(file);
    const warnings = ignored.map((key) => `${key} means nothing here and is ignored`);
    return { value: { valid: true, ignored }, text: ['configuration is valid', ...warnings].join('\n') };
  },
});
