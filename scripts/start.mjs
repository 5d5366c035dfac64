// `npm start`: installs and builds what is missing, then runs the standalone system with the arguments given.
import './node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, root, turbo } from './workspace.mjs';

await install();
const code = await turbo(['build', '--filter={./apps/standalone}...', '--output-logs=errors-only'], {
  quiet: true,
});
if (code !== 0) process.exit(code);

// In this process rather than in a child, and with `exec` in package.json: a signal that npm passes on reaches the
// system itself, and the exit code is the system's own.
const main = join(root, 'apps/standalone/dist/main.js');
process.argv[1] = main;
await import(pathToFileURL(main).href);
