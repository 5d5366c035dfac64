// Generates src/gen from the schemas: for each version the types, the compiled validators and the action table.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actionTable } from './action-table.mjs';
import { shapeModule } from './shape-module.mjs';
import { typeDeclarations } from './type-declarations.mjs';
import { validatorModule } from './validator-module.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const schemasDir = join(here, '../../../schemas');
const genDir = join(here, '../src/gen');
const banner = '// Generated from schemas/ by scripts/generate.mjs. Do not edit.\n';

/**
 * Each folder of schemas, and the name of the generated type that maps its actions to their payloads. Shapes are
 * generated for the versions of OCPP only; vendors' messages do not need them.
 */
const versions = [
  ['1.6', 'Ocpp16Messages', { withShapes: true }],
  ['2.0.1', 'Ocpp201Messages', { withShapes: true }],
  ['2.1', 'Ocpp21Messages', { withShapes: true }],
  ['has2be', 'Has2beMessages', { withShapes: false }],
  ['pnc', 'PncMessages', { withShapes: false }],
];

/** Reads a version's schemas, which must be those of the messages in its table of actions. */
function readVersion(version) {
  const dir = join(schemasDir, version);
  const read = (name) => JSON.parse(readFileSync(join(dir, `${name}.json`), 'utf8'));
  const actions = read('actions');
  const names = Object.entries(actions).flatMap(([action, { kind }]) =>
    kind === 'send' ? [`${action}Request`] : [`${action}Request`, `${action}Response`],
  );
  const files = new Set(readdirSync(dir).map((name) => name.replace(/\.json$/, '')));
  for (const name of ['actions', 'types', ...names]) {
    if (!files.delete(name)) throw new Error(`schemas/${version} has no ${name}.json`);
  }
  if (files.size > 0) throw new Error(`no action of schemas/${version} uses ${[...files].join(', ')}`);
  const messages = names.map((name) => ({ name, schema: read(name) }));
  return { version, actions, types: read('types'), messages };
}

const validatorTypes = `import type { CompiledValidator } from '../../validation.js';

declare const validators: Readonly<Record<string, CompiledValidator>>;
export default validators;
`;

/** The generated files of one message set: path in `src/gen` and text. */
function generated(version, mapName, { withShapes }) {
  const source = readVersion(version);
  return [
    [`${version}/types.ts`, typeDeclarations(source, mapName)],
    [`${version}/validators.js`, validatorModule(source)],
    [`${version}/validators.d.ts`, validatorTypes],
    [`${version}/actions.ts`, actionTable(source)],
    ...(withShapes ? [[`${version}/shapes.ts`, shapeModule(source)]] : []),
  ];
}

// Everything is made before anything is replaced, so a faulty schema leaves the earlier output in place.
const files = versions.flatMap((version) => generated(...version));
rmSync(genDir, { recursive: true, force: true });
for (const [path, text] of files) {
  mkdirSync(dirname(join(genDir, path)), { recursive: true });
  writeFileSync(join(genDir, path), banner + text);
}
