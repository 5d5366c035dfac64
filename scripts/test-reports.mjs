// The reports that the tests of each package leave: how one is written, and what they add up to.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './workspace.mjs';

/** Where a package keeps the report of its tests; turbo keeps it with the cached result. */
const reportPath = 'reports/test.json';

const groups = ['packages', 'apps', 'examples', 'tests'];

/**
 * What a run of vitest came to. A failure is a test that failed, or what fails no test but the run: a hook after the
 * tests, a file that can't be loaded, an error that nobody handles.
 *
 * @typedef {{ name: string, messages: string[] }} Failure
 * @typedef {{ passed: number, skipped: number, failures: Failure[] }} Report
 */

/**
 * Writes the report of a package, as a reporter of vitest (vitest.config.base.ts).
 *
 * @type {import('vitest/reporters').Reporter}
 */
export const reporter = {
  onTestRunEnd(modules, unhandled) {
    /** @type {Report} */
    const report = { passed: 0, skipped: 0, failures: [] };
    /** @type {(name: string, errors: readonly { stack?: string, message: string }[]) => void} */
    const fail = (name, errors) => report.failures.push({ name, messages: errors.map(describe) });

    for (const module of modules) {
      const file = relative(root, module.moduleId);
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        if (state === 'passed') report.passed++;
        else if (state === 'failed') fail(`${file}: ${test.fullName}`, errors);
        else report.skipped++;
      }
      for (const suite of [module, ...module.children.allSuites()]) {
        if (suite.errors().length > 0) {
          fail(suite.type === 'suite' ? `${file}: ${suite.fullName}` : file, suite.errors());
        }
      }
    }
    if (unhandled.length > 0) fail(`${relative(root, process.cwd())}: errors that nobody handled`, unhandled);

    mkdirSync(dirname(reportPath), { recursive: true });
    writeFileSync(reportPath, JSON.stringify(report));
  },
};

/**
 * What an error says, and where in our code it comes from.
 *
 * @param {{ stack?: string, message: string }} error
 */
function describe({ stack, message }) {
  const lines = (stack || message).split('\n');
  return lines.filter((line) => !/^ +at .*(node_modules|node:)/.test(line)).join('\n');
}

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
 * Adds up the reports.
 *
 * @returns {Report}
 */
export function readReports() {
  /** @type {Report[]} */
  const all = reports().map((file) => JSON.parse(readFileSync(file, 'utf8')));
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    skipped: all.reduce((sum, { skipped }) => sum + skipped, 0),
    failures: all.flatMap(({ failures }) => failures),
  };
}
