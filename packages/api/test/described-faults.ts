/** A JSON Schema, as the description has it. */
export type Schema = Readonly<Record<string, unknown>>;

/** An operation, as the description has it. */
export interface DescribedOperation {
  readonly operationId: string;
  readonly description?: string;
  readonly security: readonly unknown[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, object>>;
}

/** The parts of the description from which faults are made. */
export interface Description {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
}

/** A value that breaks its schema in one place. */
export interface Fault {
  /** The place, as errors name it. */
  readonly field: string;
  readonly what: string;
  readonly value: unknown;
}

/** Makes values that fit the schemas of a description, and values that do not. */
export function faultsOf({ components }: Description) {
  function resolve(schema: Schema): Schema {
    const { $ref } = schema;
    if (typeof $ref !== 'string') return schema;
    return components.schemas[$ref.replace('#/components/schemas/', '')] ?? {};
  }

  /** The least that fits a schema. */
  function sample(given: Schema): unknown {
    const schema = resolve(given);
    const { type, enum: words, examples, format, properties, required = [], items, minItems = 0 } = schema;
    if (Array.isArray(words)) return words[0] as unknown;
    if (type === 'object') {
      const fields = (properties ?? {}) as Readonly<Record<string, Schema>>;
      return Object.fromEntries(
        (required as readonly string[]).map((name) => [name, sample(fields[name] ?? {})]),
      );
    }
    if (type === 'array') return Array.from({ length: minItems as number }, () => sample(items as Schema));
    if (type === 'boolean') return true;
    if (type === 'integer' || type === 'number') return schema.minimum ?? 1;
    if (format === 'date-time') return '2026-01-31T12:00:00Z';
    if (Array.isArray(examples)) return examples[0] as unknown;
    return type === 'string' ? 'x'.repeat((schema.minLength as number | undefined) ?? 1) : {};
  }

  /** Values that break a schema, each in one place. */
  function faults(given: Schema, field: string): readonly Fault[] {
    const schema = resolve(given);
    const here = (what: string, value: unknown): Fault => ({ field, what, value });
    const { maxLength, maxItems, minimum, maximum } = schema as Readonly<Record<string, number | string>>;
    // What may be null as well is a text first.
    const [type] = [schema.type].flat();
    const found: Fault[] = [];
    if (type !== undefined) found.push(here('of another type', type === 'string' ? 7 : 'nonsense'));
    if (schema.enum) found.push(here('another word', type === 'integer' ? 4_711 : 'nonsense'));
    if (schema.pattern || schema.format) found.push(here('of another form', '\u0000'));
    if (typeof maxLength === 'number') found.push(here('too long', 'x'.repeat(maxLength + 1)));
    if (schema.minLength) found.push(here('too short', ''));
    if (typeof minimum === 'number') found.push(here('too small', minimum - 1));
    if (typeof maximum === 'number') found.push(here('too large', maximum + 1));
    if (schema.minItems) found.push(here('too few', []));
    const items = schema.items as Schema | undefined;
    if (items && typeof maxItems === 'number' && maxItems <= 1_000)
      found.push(
        here(
          'too many',
          Array.from({ length: maxItems + 1 }, () => sample(items)),
        ),
      );
    if (items)
      found.push(...faults(items, `${field}[0]`).map((fault) => ({ ...fault, value: [fault.value] })));
    if (type === 'object') found.push(...faultsOfFields(schema, field));
    return found;
  }

  function faultsOfFields(schema: Schema, field: string): readonly Fault[] {
    const whole = sample(schema) as Readonly<Record<string, unknown>>;
    const within = (name: string) => (field === '' ? name : `${field}.${name}`);
    const missing = Object.keys(whole).map((name) => {
      const { [name]: _left, ...rest } = whole;
      return { field: within(name), what: 'missing', value: rest };
    });
    const fields = Object.entries((schema.properties ?? {}) as Readonly<Record<string, Schema>>);
    const wrong = fields.flatMap(([name, of]) =>
      faults(of, within(name)).map((fault) => ({ ...fault, value: { ...whole, [name]: fault.value } })),
    );
    return [...missing, ...wrong];
  }

  return { sample, faults };
}
