const identifier = /^[A-Za-z_$][\w$]*$/;
const property = (name) => (identifier.test(name) ? name : JSON.stringify(name));
const referenced = (ref) => ref.slice(ref.lastIndexOf('/') + 1);

/** What a reader must know of a field beyond its type, as the words of a doc comment. */
function limits(schema) {
  const parts = [];
  if (schema.maxLength !== undefined) parts.push(`at most ${schema.maxLength} characters`);
  if (schema.format === 'date-time') parts.push('RFC 3339 date and time');
  if (schema.format === 'uri') parts.push('URI');
  if (schema.type === 'integer') parts.push('integer');
  if (schema.multipleOf !== undefined) parts.push(`a multiple of ${schema.multipleOf}`);
  if (schema.minimum !== undefined) parts.push(`from ${schema.minimum}`);
  if (schema.maximum !== undefined) parts.push(`up to ${schema.maximum}`);
  if (schema.minItems !== undefined) parts.push(`at least ${schema.minItems} items`);
  if (schema.maxItems !== undefined) parts.push(`at most ${schema.maxItems} items`);
  if (schema.default !== undefined) parts.push(`when absent: ${schema.default}`);
  return parts.join(', ');
}

function typeOf(schema, indent) {
  if (schema.$ref) return referenced(schema.$ref);
  if (schema.enum) return schema.enum.map((value) => `'${value}'`).join(' | ');
  switch (schema.type) {
    case 'object':
      return objectType(schema, indent);
    case 'array': {
      const item = typeOf(schema.items, indent);
      return /[|{]/.test(item) ? `Array<${item}>` : `${item}[]`;
    }
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
      return schema.type;
    default:
      return 'unknown';
  }
}

function objectType(schema, indent) {
  const inner = `${indent}  `;
  const required = new Set(schema.required ?? []);
  const lines = Object.entries(schema.properties ?? {}).map(([name, value]) => {
    const note = limits(value);
    const comment = note === '' ? '' : `${inner}/** ${note[0].toUpperCase()}${note.slice(1)}. */\n`;
    return `${comment}${inner}${property(name)}${required.has(name) ? '' : '?'}: ${typeOf(value, inner)};`;
  });
  if (schema.additionalProperties !== false) lines.push(`${inner}[name: string]: unknown;`);
  return lines.length === 0 ? 'Record<string, never>' : `{\n${lines.join('\n')}\n${indent}}`;
}

function declaration(name, schema) {
  if (schema.type === 'object' && !schema.enum) {
    const body = objectType(schema, '');
    return body.startsWith('{') ? `export interface ${name} ${body}\n` : `export type ${name} = ${body};\n`;
  }
  return `export type ${name} = ${typeOf(schema, '')};\n`;
}

/** The TypeScript types of a version: its shared types, its messages, and the map from action to both payloads. */
export function typeDeclarations({ actions, types, messages }, mapName) {
  const shared = Object.entries(types.definitions).map(([name, schema]) => declaration(name, schema));
  const payloads = messages.map(({ name, schema }) => declaration(name, schema));
  const map = Object.entries(actions).map(([action, { sender, kind }]) => {
    const response = kind === 'send' ? 'never' : `${action}Response`;
    return `  ${action}: { sender: '${sender}'; request: ${action}Request; response: ${response} };`;
  });
  return [...shared, ...payloads, `export interface ${mapName} {\n${map.join('\n')}\n}\n`].join('\n');
}
