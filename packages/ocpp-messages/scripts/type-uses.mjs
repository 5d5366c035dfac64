/** For each shared type, the names of the messages that contain it, directly or within another shared type. */
export function typeUses({ types, messages }) {
  const uses = new Map(Object.keys(types.definitions).map((name) => [name, []]));
  for (const { name, schema } of messages) {
    for (const type of reached(schema, types.definitions)) uses.get(type).push(name);
  }
  return uses;
}

function reached(schema, definitions, found = new Set()) {
  const { $ref, items, properties = {} } = schema;
  if (items) reached(items, definitions, found);
  for (const property of Object.values(properties)) reached(property, definitions, found);
  const name = $ref?.slice($ref.lastIndexOf('/') + 1);
  if (name && !found.has(name)) reached(definitions[name], definitions, found.add(name));
  return found;
}
