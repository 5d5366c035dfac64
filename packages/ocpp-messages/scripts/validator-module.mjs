import Ajv, { _ } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { transformSync } from 'esbuild';

/**
 * The validators of a version as one JavaScript module, whose default export maps the name of each message to its
 * compiled check. They need no ajv at run time: what they would load of it is replaced by our own `formats.js` and
 * `unicode-length.js`. `errors-below.js` tells where in a message the faulty part is.
 */
export function validatorModule({ types, messages }) {
  const ajv = new Ajv.default({
    strict: true,
    // The alternatives of an `anyOf` name fields that are defined beside it.
    strictRequired: false,
    messages: false,
    // So that 0.3 and 16.1 are multiples of 0.1.
    multipleOfPrecision: 6,
    code: { source: true, esm: true, formats: _`formats` },
    formats: { 'date-time': () => true, uri: () => true },
  });
  ajv.addSchema(types);
  const names = {};
  for (const { name, schema } of messages) {
    ajv.addSchema(schema);
    names[exportName(name)] = schema.$id;
  }
  const code = selfContained(standaloneCode.default(ajv, names));
  const table = messages.map(({ name }) => `${name}: ${exportName(name)},`).join('\n');
  return compact(`import { formats } from '../../formats.js';
    import { unicodeLength } from '../../unicode-length.js';
    import { errorsBelow } from '../../errors-below.js';
    ${code}
    export default { ${table} };`);
}

/** The beginning of a check, which gets the place of its value from its caller. */
const head =
  /(function validate\d+\(data), \{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}\)\{/g;

/** The call of the check of a part with its own schema, and the handling of the faults that it finds. */
const call =
  /(validate\d+)\(([\w.[\]]+), \{instancePath:instancePath\+([^,]+),parentData:[^}]+\}\)\)\)\{vErrors = vErrors === null \? \1\.errors : vErrors\.concat\(\1\.errors\);/g;

const exportName = (message) => `check${message}`;

/** Replaces functions that ajv's code loads by our own, and removes results that nobody reads. */
function selfContained(code) {
  const result = code
    .replaceAll('export const', 'const')
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', 'unicodeLength')
    // A string has at most as many code points as UTF-16 units, so only one with too many units is counted.
    .replaceAll(/if\((func\d+)\((data\d*)\) > (\d+)\)/g, 'if($2.length > $3 && $1($2) > $3)')
    .replaceAll(/schemaPath:"[^"]*",/g, '')
    // The place of a part is worked out only for a fault, not passed in an object to each part of each message.
    .replaceAll(head, '$1){const instancePath="";')
    .replaceAll(call, '$1($2))){vErrors = errorsBelow($3, $1.errors);');
  if (result.includes('parentData')) throw new Error('a validator passes the place of a value on');
  if (result.includes('require(')) throw new Error('a validator loads a module at run time');
  return result;
}

/** The same module in a third of the bytes, without the schemas that its checks do not need. */
function compact(code) {
  return transformSync(code, { format: 'esm', target: 'node20', minify: true, treeShaking: true }).code;
}
