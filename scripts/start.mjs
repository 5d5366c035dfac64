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

// In this process rather than in a child: signals, the terminal and the exit code are the system's own.
const main = join(root, 'apps/standalone/dist/main.js');
process.argv[1] = main;
await import(pathToFileURL(main).href);
