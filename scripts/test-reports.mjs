// The reports that vitest leaves in each package: where they lie, and what they add up to.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './workspace.mjs';

/** Where a package's vitest writes its report (vitest.config.base.ts); turbo keeps it with the cached result. */
const reportPath = 'reports/test.json';

const groups = ['packages', 'apps', 'examples', 'tests'];

/** Every report of the last run. */
function reports() {
  return groups
    .flatMap((group) => {
      const folder = join(root, group);
      return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name, reportPath)) : [];
    })
    .filter((file) => existsSync(file));
}

/** Removes the reports of earlier runs, so that only what runs now, or comes from the cache now, is counted. */
export function removeReports() {
  for (const file of reports()) rmSync(file);
}

/**
 * Adds up the reports. A test file that could not be run counts as one failed test.
 */
export function countTests() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const file of reports()) {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    total.passed += report.numPassedTests;
    total.failed += report.numFailedTests;
    total.skipped += report.numPendingTests + report.numTodoTests;
    total.failed += report.testResults.filter(isBrokenFile).length;
  }
  return total;
}

/** @param {{ status: string, assertionResults: { status: string }[] }} file */
function isBrokenFile({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}
