const referenced = (ref) => ref.slice(ref.lastIndexOf('/') + 1);

function shapeOf(schema) {
  if (schema.$ref) return { type: referenced(schema.$ref) };
  switch (schema.type) {
    case 'object':
      return {
        kind: 'object',
        fields: mapped(schema.properties ?? {}),
        required: schema.required ?? [],
        open: schema.additionalProperties !== false,
      };
    case 'array':
      return { kind: 'list', item: shapeOf(schema.items), minItems: schema.minItems ?? 0 };
    case 'string':
      return {
        kind: 'text',
        ...(schema.maxLength !== undefined && { maxLength: schema.maxLength }),
        ...(schema.enum && { words: schema.enum }),
        isTime: schema.format === 'date-time',
      };
    case 'integer':
    case 'number':
    case 'boolean':
      return { kind: schema.type };
    default:
      return { kind: 'any' };
  }
}

function mapped(schemas) {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, shapeOf(schema)]));
}

/** The shapes of the messages that stations of a version send, as TypeScript: data for `createShapes`. */
export function shapeModule({ actions, types, messages }) {
  const sentByStations = messages.filter(({ name }) => {
    const { sender } = actions[name.replace(/(Request|Response)$/, '')];
    return sender !== (name.endsWith('Request') ? 'csms' : 'station');
  });
  const source = {
    types: mapped(types.definitions),
    messages: mapped(Object.fromEntries(sentByStations.map(({ name, schema }) => [name, schema]))),
  };
  return `import type { ShapeSource } from '../../shape.js';

/** Shapes of the messages that stations send, and of the types that all messages share. */
export const source: ShapeSource = ${JSON.stringify(source)};
`;
}
