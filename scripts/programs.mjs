// Sees to it that the programs are there against which the tests run.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './workspace.mjs';

/** Each program, what it is, and the package of Debian that brings it. */
const needed = [
  { program: 'mosquitto', what: 'the MQTT broker mosquitto', name: 'mosquitto' },
  { program: 'postgres', what: 'the PostgreSQL server', name: 'postgresql' },
];

/** Installs Debian's packages of what is missing; ends the process with one line where that cannot be done. */
export async function requirePrograms() {
  for (const { program, what, name } of needed) {
    if (isThere(program)) continue;
    const wanted = `the tests need ${what}: install it (Debian: apt-get install ${name})`;
    if (process.getuid?.() !== 0 || !isThere('apt-get')) fail(wanted);
    console.log(`installing ${name}, which the tests run against`);
    if (!(await aptInstall(name)) || !isThere(program)) fail(wanted);
  }
}

/**
 * @param {string} line
 * @returns {never}
 */
function fail(line) {
  console.error(line);
  process.exit(1);
}

/** @param {string} program */
function isThere(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return [...folders, ...serverFolders()].some((folder) => existsSync(join(folder, program)));
}

/** Debian keeps each version of PostgreSQL in a folder of its own, which is on nobody's path. */
function serverFolders() {
  const versions = '/usr/lib/postgresql';
  return existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'bin')) : [];
}

/**
 * Installs a package without starting the service it brings: Debian asks policy-rc.d, and 101 says no.
 *
 * @param {string} name
 */
async function aptInstall(name) {
  const policy = '/usr/sbin/policy-rc.d';
  if (!existsSync(policy)) {
    writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
    process.once('exit', () => rmSync(policy));
  }
  const aptGet = ['apt-get', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3'];
  const options = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  if ((await run([...aptGet, 'update'], options)) !== 0) return false;
  return (await run([...aptGet, 'install', '-y', '--no-install-recommends', name], options)) === 0;
}
