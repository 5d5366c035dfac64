import { defineCommand } from '../command.js';
import { loadConfiguration } from '../load-configuration.js';

/** `config check`: whether the programs would take a configuration. */
export const checkConfiguration = defineCommand({
  name: 'config check',
  summary: 'Checks a configuration, and reports the first key at fault',
  details: `Reads it as the programs do, including environment variables. With --program it checks the same as that program with
--check-config: also whether the keys that it needs are set, and whether its certificate and key files are valid.`,
  operands: [],
  options: {
    config: { value: 'FILE', help: 'in TOML; by default the one that CSMS_CONFIG names' },
    program: {
      choices: ['api', 'gateway', 'manager', 'standalone'],
      help: 'the program that is to use it; by default only keys and values are checked',
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
