// `npm run build`: installs what is missing and builds every part. Arguments go to turbo.
import './node-version.mjs';
import { install, turbo } from './workspace.mjs';

await install();
process.exitCode = await turbo(['build', ...process.argv.slice(2)]);
