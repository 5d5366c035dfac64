// `npm test`: installs and builds what is missing, runs every package's tests, and ends with the line `N passed, N failed`.
// Arguments go to turbo, and those after another `--` to vitest: `npm test -- --filter=@csms/router -- -t boots`.
import './node-version.mjs';
import os from 'node:os';
import { requirePrograms } from './programs.mjs';
import { countTests, removeReports } from './test-reports.mjs';
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

const { passed, failed, skipped } = countTests();
// What fails without failing a test (a build, an unhandled rejection) must not read as none failed.
const failures = code === 0 ? failed : Math.max(failed, 1);
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failures} failed`);
process.exitCode = failures > 0 ? 1 : 0;
