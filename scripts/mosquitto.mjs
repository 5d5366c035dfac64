// Sees to it that the MQTT broker is there, against which the tests run.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './workspace.mjs';

const wanted = 'the tests need the MQTT broker mosquitto: install it (Debian: apt-get install mosquitto)';

/** Installs Debian's package if the program is missing; ends the process with one line where that cannot be done. */
export async function requireMosquitto() {
  if (isOnPath('mosquitto')) return;
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) fail();
  console.log('installing mosquitto, which the tests run against');
  if (!(await aptInstall('mosquitto')) || !isOnPath('mosquitto')) fail();
}

/** @returns {never} */
function fail() {
  console.error(wanted);
  process.exit(1);
}

/** @param {string} program */
function isOnPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...folders, '/usr/sbin', '/usr/local/sbin'].some((folder) => existsSync(join(folder, program)));
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
