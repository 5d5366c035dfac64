// Generates src/gen from the schemas: for each version the types, the compiled validators and the action table.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actionTable } from './action-table.mjs';
import { typeDeclarations } from './type-declarations.mjs';
import { validatorModule } from './validator-module.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const schemasDir = join(here, '../../../schemas');
const genDir = join(here, '../src/gen');
const banner = '// Generated from schemas/ by scripts/generate.mjs. Do not edit.\n';

/** Directory of schemas -> name of the generated action map's type. */
const versions = {
  '1.6': 'Ocpp16Messages',
  '2.0.1': 'Ocpp201Messages',
  '2.1': 'Ocpp21Messages',
  has2be: 'Has2beMessages',
};

function readVersion(version) {
  const dir = join(schemasDir, version);
  const read = (name) => JSON.parse(readFileSync(join(dir, name), 'utf8'));
  const messages = readdirSync(dir)
    .filter((name) => /(Request|Response)\.json$/.test(name))
    .sort()
    .map((name) => ({ name: name.slice(0, -'.json'.length), schema: read(name) }));
  return { version, actions: read('actions.json'), types: read('types.json'), messages };
}

/** Writes one message set, and yields every file by name. */
function* files(version, mapName) {
  const source = readVersion(version);
  yield [`${version}/types.ts`, banner + typeDeclarations(source, mapName)];
  yield [`${version}/validators.js`, banner + validatorModule(source)];
  yield [`${version}/validators.d.ts`, `${banner}${validatorTypes}`];
  yield [`${version}/actions.ts`, banner + actionTable(source)];
}

const validatorTypes = `import type { CompiledValidator } from '../../validation.js';\n
declare const validators: Readonly<Record<string, CompiledValidator>>;\nexport default validators;\n`;

rmSync(genDir, { recursive: true, force: true });
for (const [version, mapName] of Object.entries(versions)) {
  mkdirSync(join(genDir, version), { recursive: true });
  for (const [name, text] of files(version, mapName)) writeFileSync(join(genDir, name), text);
}
