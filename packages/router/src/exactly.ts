/**
 * The names of the fields, at any depth, that a value of type `Actual` has and `Expected` does not know; `never` when
 * there are none. What `Expected` leaves open (`unknown`, index signatures) is open to every field.
 */
type UnknownField<Actual, Expected> = 0 extends 1 & Actual
  ? never
  : unknown extends Expected
    ? never
    : Actual extends readonly (infer Item)[]
      ? Expected extends readonly (infer ExpectedItem)[]
        ? UnknownField<Item, ExpectedItem>
        : never
      : Actual extends object
        ? Expected extends object
          ? {
              [K in keyof Actual & string]-?: K extends keyof Expected
                ? UnknownField<Actual[K], Expected[K]>
                : K;
            }[keyof Actual & string]
          : never
        : never;

/**
 * Intersected with the type of a handler, so that it may return no field which `Expected` does not know: TypeScript
 * does not check that where the return type is inferred. The compiler's error names the field.
 */
export type Exactly<Actual, Expected> = [UnknownField<Actual, Expected>] extends [never]
  ? unknown
  : `the response has no field ${UnknownField<Actual, Expected>}`;
