/** The structure of a part of a message, for code that walks through messages. Validators don't use it. */
export type Shape =
  | ObjectShape
  | ListShape
  | TextShape
  /** `any` where the schema leaves the type open. */
  | { readonly kind: 'integer' | 'number' | 'boolean' | 'any' };

/** An object. */
export interface ObjectShape {
  readonly kind: 'object';
  /** By name. A `Map`, so that no word of a station reaches an object's prototype. */
  readonly fields: ReadonlyMap<string, Field>;
  /** Whether it may have other fields too. */
  readonly open: boolean;
}

/** A field of an object. */
export interface Field {
  readonly shape: Shape;
  readonly required: boolean;
}

/** A list of items with the same shape. */
export interface ListShape {
  readonly kind: 'list';
  readonly item: Shape;
  readonly minItems: number;
}

/** A text. */
export interface TextShape {
  readonly kind: 'text';
  /** In Unicode code points. */
  readonly maxLength?: number;
  /** The words of an enumeration. */
  readonly words?: readonly string[];
  /** Whether it is an RFC 3339 date and time. */
  readonly isTime: boolean;
}

/** A shape as it is generated: shared types are named. */
type SourceShape =
  | { readonly type: string }
  | {
      readonly kind: 'object';
      readonly fields: Readonly<Record<string, SourceShape>>;
      readonly required: readonly string[];
      readonly open: boolean;
    }
  | { readonly kind: 'list'; readonly item: SourceShape; readonly minItems: number }
  | Exclude<Shape, ObjectShape | ListShape>;

/** The shapes of a version as they are generated. */
export interface ShapeSource {
  readonly types: Readonly<Record<string, SourceShape>>;
  readonly messages: Readonly<Record<string, SourceShape>>;
}

/** Makes the shapes of a version's messages, by the name of the message, such as `ResetResponse`. */
export function createShapes({ types, messages }: ShapeSource): ReadonlyMap<string, Shape> {
  const made = new Map<string, Shape>();

  function ofType(name: string): Shape {
    const known = made.get(name);
    if (known) return known;
    const source = types[name];
    if (!source) throw new TypeError(`no shape of ${name}`);
    const shape = shapeOf(source);
    made.set(name, shape);
    return shape;
  }

  function shapeOf(source: SourceShape): Shape {
    if ('type' in source) return ofType(source.type);
    if (source.kind === 'list') return { ...source, item: shapeOf(source.item) };
    if (source.kind !== 'object') return source;
    const { kind, open, required } = source;
    const fields = Object.entries(source.fields).map(
      ([name, field]) => [name, { shape: shapeOf(field), required: required.includes(name) }] as const,
    );
    return { kind, open, fields: new Map(fields) };
  }

  return new Map(Object.entries(messages).map(([name, source]) => [name, shapeOf(source)]));
}
