import { typeUses } from './type-uses.mjs';

const identifier = /^[A-Za-z_$][\w$]*$/;
const property = (name) => (identifier.test(name) ? name : `'${name}'`);
const referenced = (ref) => ref.slice(ref.lastIndexOf('/') + 1);
const counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The limits of a field that its type does not show, as the text of a doc comment. */
function limits(schema) {
  const parts = [];
  if (schema.maxLength !== undefined) parts.push(`at most ${counted(schema.maxLength, 'character')}`);
  if (schema.format === 'date-time') parts.push('RFC 3339 date and time');
  if (schema.format === 'uri') parts.push('URI');
  if (schema.type === 'integer') parts.push('integer');
  if (schema.multipleOf !== undefined) parts.push(`a multiple of ${schema.multipleOf}`);
  if (schema.minimum !== undefined) parts.push(`from ${schema.minimum}`);
  if (schema.maximum !== undefined) parts.push(`up to ${schema.maximum}`);
  if (schema.minItems !== undefined) parts.push(`at least ${counted(schema.minItems, 'item')}`);
  if (schema.maxItems !== undefined) parts.push(`at most ${counted(schema.maxItems, 'item')}`);
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

function declaration(name, schema, comment) {
  const doc = `/** ${comment}. */\n`;
  if (schema.type === 'object' && !schema.enum) {
    const body = objectType(schema, '');
    return body.startsWith('{')
      ? `${doc}export interface ${name} ${body}\n`
      : `${doc}export type ${name} = ${body};\n`;
  }
  return `${doc}export type ${name} = ${typeOf(schema, '')};\n`;
}

/** A doc comment that names the messages which use a shared type, to make its name clear. */
function usesComment(messages) {
  const shown = messages.length > 4 ? messages.slice(0, 3) : messages;
  const rest = messages.length - shown.length;
  const named = shown.map((message) => `\`${message}\``).join(', ');
  return `Part of ${named}${rest === 0 ? '' : ` and ${rest} more`}`;
}

const senders = { station: 'a station', csms: 'the CSMS', both: 'either side' };

function messageComment(name, actions) {
  const action = name.replace(/(Request|Response)$/, '');
  const { sender, kind } = actions[action];
  if (kind === 'send') return `What ${senders[sender]} sends with ${action}, which is never answered`;
  return name.endsWith('Request')
    ? `What ${senders[sender]} asks with ${action}`
    : `The answer to ${action}, which ${senders[sender]} calls`;
}

/** The TypeScript types of a version: its shared types, its messages, and the map from action to both payloads. */
export function typeDeclarations(source, mapName) {
  const { version, actions, types, messages } = source;
  const uses = typeUses(source);
  const shared = Object.entries(types.definitions).map(([name, schema]) =>
    declaration(name, schema, usesComment(uses.get(name))),
  );
  const payloads = messages.map(({ name, schema }) =>
    declaration(name, schema, messageComment(name, actions)),
  );
  const map = Object.entries(actions).map(([action, { sender, kind }]) => {
    const response = kind === 'send' ? 'never' : `${action}Response`;
    return `  ${action}: { sender: '${sender}'; request: ${action}Request; response: ${response} };`;
  });
  const mapDoc = `/** Every action of ${version}: who sends it, and its payloads. */\n`;
  return [...shared, ...payloads, `${mapDoc}export interface ${mapName} {\n${map.join('\n')}\n}\n`].join(
    '\n',
  );
}
