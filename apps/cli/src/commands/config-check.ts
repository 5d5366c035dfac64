import { defineCommand } from '../command.js';
import { loadConfiguration } from '../load-configuration.js';

/** `config check`: whether the programs would take a configuration. */
export const checkConfiguration = defineCommand({
  name: 'config check',
  summary: 'Checks a configuration, and names the first key at fault',
  details: `Reads it as the programs do, with what environment variables set. With --program it is what that program says with
--check-config: what it needs has to be said, and its files of certificates and keys have to be there and good.`,
  operands: [],
  options: {
    config: { value: 'FILE', help: 'in TOML; by default the one that CSMS_CONFIG names' },
    program: {
      choices: ['api', 'gateway', 'manager', 'standalone'],
      help: 'which is to start with it; by default only the keys and their values are checked',
    },
  },
  async run(_, { config: file, program }) {
    const { checkConfig, programs, warningsOf } = await import('@csms/config');
    const loaded = await loadConfiguration(file, program && programs[program]);
    if (program) await checkConfig(loaded.config, programs[program].services);
    const { ignored, unknownVariables } = loaded;
    return {
      value: { valid: true, ignored, unknownVariables },
      text: ['configuration is valid', ...warningsOf(loaded)].join('\n'),
    };
  },
});
