import { defineCommand } from '../command.js';
import { loadConfiguration } from '../load-configuration.js';

/** `store import`: moves what the standalone system has kept to a database that several programs share. */
export const importData = defineCommand({
  name: 'store import',
  summary: 'Copies all that a folder of the standalone system holds into PostgreSQL',
  details: `The configuration names the PostgreSQL, a server as a rule, as the programs will; nothing may be in it yet.
The system that uses the folder has to be stopped, and no other be started before this is done. All is copied or nothing.
The folder stays, brought to this version of the program.`,
  operands: ['FOLDER'],
  options: {
    config: { value: 'FILE', help: 'in TOML; by default the one that CSMS_CONFIG names' },
  },
  async run([folder], { config: file }) {
    const { importStore } = await import('@csms/config');
    const { config } = await loadConfiguration(file);
    const counts = await importStore(config, folder);
    const copied = Object.fromEntries([...counts].filter(([, count]) => count > 0));
    return { value: { copied }, text: describe(copied) };
  },
});

function describe(copied: Readonly<Record<string, number>>): string {
  const lines = Object.entries(copied).map(([table, count]) => `${table}: ${count}`);
  return ['copied', ...lines].join('\n');
}
