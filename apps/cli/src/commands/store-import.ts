import { defineCommand } from '../command.js';
import { loadConfiguration } from '../load-configuration.js';

/** `store import`: moves what the standalone system has kept to a database that several programs share. */
export const importData = defineCommand({
  name: 'store import',
  summary: 'Copies the data of the standalone system from its folder to PostgreSQL',
  details: `The configuration names the PostgreSQL, normally a server, as for the programs; it must be empty.
Stop the system that uses the folder, and start none before this is done. All is copied or nothing.
The folder stays, updated to this version of the program.`,
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
