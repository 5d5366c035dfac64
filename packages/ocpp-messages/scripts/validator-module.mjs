import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { _ } from 'ajv';

/**
 * The validators of a version as one JavaScript module, whose default export maps the name of each message to its
 * compiled check. They stand alone: what ajv would load when they run is replaced by our own `formats.js` and
 * `unicode-length.js`.
 */
export function validatorModule({ types, messages }) {
  const ajv = new Ajv.default({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    messages: false,
    multipleOfPrecision: 6,
    code: { source: true, esm: true, lines: false, formats: _`formats` },
    formats: { 'date-time': () => true, uri: () => true },
  });
  ajv.addSchema(types);
  const names = {};
  for (const { name, schema } of messages) {
    ajv.addSchema(schema);
    names[exportName(name)] = schema.$id;
  }
  const code = standaloneCode.default(ajv, names)
    .replaceAll('"use strict";', '')
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', 'unicodeLength')
    // A string has at most as many code points as UTF-16 units, so only a string that seems too long is counted.
    .replaceAll(/if\((func\d+)\((data\d*)\) > (\d+)\)/g, 'if($2.length > $3 && $1($2) > $3)');
  if (code.includes('require(')) throw new Error('a validator loads a module when it runs');
  const table = messages.map(({ name }) => `  ${name}: ${exportName(name)},`).join('\n');
  return [
    "import { formats } from '../../formats.js';",
    "import { unicodeLength } from '../../unicode-length.js';",
    code.replaceAll('export const', 'const'),
    `export default {\n${table}\n};\n`,
  ].join('\n');
}

const exportName = (message) => `check${message}`;
