/** The part of JSON Schema that OCPP's schemas use. */
export interface Schema {
  readonly type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly anyOf?: ReadonlyArray<{ readonly required: readonly string[] }>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly enum?: readonly string[];
  readonly maxLength?: number;
  readonly format?: 'date-time' | 'uri';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly default?: unknown;
}

/** The schema with every reference replaced by the definition that it names. */
export function resolved(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
  const { $ref, definitions: _, ...rest } = schema;
  if ($ref !== undefined) {
    const name = $ref.slice($ref.lastIndexOf('/') + 1);
    const definition = definitions[name];
    if (!definition) throw new Error(`no definition of ${name}`);
    return resolved(definition, definitions);
  }
  return {
    ...rest,
    ...(schema.items && { items: resolved(schema.items, definitions) }),
    ...(schema.properties && {
      properties: Object.fromEntries(
        Object.entries(schema.properties).map(([name, property]) => [name, resolved(property, definitions)]),
      ),
    }),
  };
}
