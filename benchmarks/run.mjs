// `npm run bench [-- NAME...]`: builds the code, then measures it.
import '../scripts/node-version.mjs';
import { install, run, turbo } from '../scripts/workspace.mjs';

await install();
const code = await turbo(
  ['build', '--filter=@csms/benchmarks', '--filter=@csms/app-standalone', '--output-logs=errors-only'],
  {
    quiet: true,
  },
);
process.exitCode =
  code === 0 ? await run([process.execPath, 'benchmarks/dist/main.js', ...process.argv.slice(2)]) : code;
