// What the scripts share: the pinned pnpm, turbo by way of it, and an installation that is skipped when it is current.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const packageManager = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager;

// Turbo hides every other variable from its tasks. The version of Node is part of what a cached result depends on.
const environment = {
  ...process.env,
  RUNNING_NODE_VERSION: process.versions.node,
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
};

/**
 * Runs a program in the repository's top folder and resolves to its exit code.
 *
 * With `quiet` its output is shown only when it fails. A signal that reaches this process ends both.
 *
 * @param {readonly string[]} command
 * @param {{ quiet?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<number>}
 */
export function run([program = '', ...args], { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...environment, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));

    /** @param {NodeJS.Signals} signal */
    const stop = (signal) => {
      child.kill(signal);
      process.exit(128 + constants.signals[signal]);
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      if (code !== 0) process.stderr.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}

/** The words that run the pinned pnpm: the one on the PATH if it is that version, else npx's. */
function pnpm() {
  const found = spawnSync('pnpm', ['--version'], { cwd: root, encoding: 'utf8' });
  return packageManager === `pnpm@${found.stdout?.trim()}` ? ['pnpm'] : ['npx', '-y', packageManager];
}

/**
 * Runs turbo, through pnpm because turbo looks for pnpm on its PATH.
 *
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean }} [options]
 */
export function turbo(args, options) {
  return run([...pnpm(), 'exec', 'turbo', 'run', ...args], options);
}

/** Installs what the lockfile names, unless that is installed; ends the process when it fails. */
export async function install() {
  if (isInstalled()) return;
  console.log('installing dependencies');
  const code = await run([...pnpm(), 'install', '--frozen-lockfile'], { quiet: true });
  if (code !== 0) process.exit(code);
}

function isInstalled() {
  try {
    const installed = readFileSync(join(root, 'node_modules/.pnpm/lock.yaml'));
    return installed.equals(readFileSync(join(root, 'pnpm-lock.yaml')));
  } catch {
    return false;
  }
}
