// `npm run check`: everything but the tests that a change must pass. Every section runs, so one run shows all there is to do.
import './node-version.mjs';
import { install, run, turbo } from './workspace.mjs';

/** A section is a title and what it runs; it resolves to an exit code. */
const sections = {
  'build, types, packages': () =>
    turbo(['build', 'typecheck', 'check:package', '--continue', '--output-logs=errors-only']),
  'types of the scripts': () => run(bin('tsc')),
  'format and lint (biome)': () => run(bin('biome', 'check', '--error-on-warnings', '.')),
  'lint with types (oxlint)': () => run(bin('oxlint', '--type-aware', '--deny-warnings')),
  'unused files, exports, dependencies (knip)': () => run(bin('knip')),
  'structure of the repository': () =>
    turbo(['test', '--filter=./tests/structure', '--output-logs=errors-only']),
};

/** @param {string[]} command */
function bin(...[name, ...args]) {
  return [`node_modules/.bin/${name}`, ...args];
}

await install();
/** @type {string[]} */
const failed = [];
for (const [title, section] of Object.entries(sections)) {
  console.log(`\n== ${title}`);
  if ((await section()) !== 0) failed.push(title);
}
console.log(failed.length === 0 ? '\nall checks passed' : `\nfailed: ${failed.join('; ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
