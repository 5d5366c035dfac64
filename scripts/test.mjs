// `npm test`: installs and builds what is missing, runs every package's tests, and ends with the line `N passed, N failed`.
// Arguments go to turbo, and those after another `--` to vitest: `npm test -- --filter=@csms/router -- -t boots`.
import './node-version.mjs';
import os from 'node:os';
import { requirePrograms } from './programs.mjs';
import { readReports, removeReports } from './test-reports.mjs';
import { install, turbo } from './workspace.mjs';

await install();
await requirePrograms();
removeReports();

const code = await turbo([
  'test',
  '--continue=dependencies-successful',
  '--output-logs=new-only',
  `--concurrency=${os.availableParallelism()}`,
  ...process.argv.slice(2),
]);

const { passed, skipped, failures } = readReports();
// What failed is told last as well: it went by a thousand lines ago.
for (const { name, messages } of failures) console.log(`\nfailed: ${[name, ...messages].join('\n')}`);
if (skipped > 0) console.log(`${skipped} skipped`);
// What fails without a report (a build) must not read as none failed.
const failed = code === 0 ? failures.length : Math.max(failures.length, 1);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
