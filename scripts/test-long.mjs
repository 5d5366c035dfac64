// `pnpm test:long`: installs and builds what is missing, then runs what soaks for minutes. Arguments go to turbo.
import './node-version.mjs';
import { requirePrograms } from './programs.mjs';
import { install, turbo } from './workspace.mjs';

await install();
await requirePrograms();
process.exitCode = await turbo(['test:long', '--continue=dependencies-successful', ...process.argv.slice(2)]);
