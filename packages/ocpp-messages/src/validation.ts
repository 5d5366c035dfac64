/** The kinds of fault in a payload for which OCPP-J has different error codes. */
export type FaultKind =
  /** The wrong structure: not an object, or a field that the message does not have. */
  | 'format'
  /** A required field is missing, or a list has too few or too many items. */
  | 'occurrence'
  /** A value has the wrong JSON type. */
  | 'type'
  /** A value of the right type that is not allowed: too long, not in the enumeration, out of range, not a date. */
  | 'property';

/** The first fault found in a payload. */
export interface Fault {
  readonly kind: FaultKind;
  /** JSON pointer to the value at fault; empty for the payload itself. */
  readonly path: string;
  /** What was expected, in lower case, without the value that was found. */
  readonly message: string;
}

/** What a compiled check found. */
export interface CompiledError {
  readonly keyword: string;
  /** JSON pointer from the value that was checked. */
  readonly instancePath: string;
  readonly params: Record<string, unknown>;
}

/** A check that ajv compiled: it leaves the errors in a property of itself. */
export interface CompiledValidator {
  (data: unknown): boolean;
  errors?: readonly CompiledError[] | null;
}

/** Checks one payload; returns `undefined` when it is valid. */
export type Validator = (payload: unknown) => Fault | undefined;

const kinds = new Map<string, FaultKind>([
  ['additionalProperties', 'format'],
  ['required', 'occurrence'],
  ['minItems', 'occurrence'],
  ['maxItems', 'occurrence'],
  ['type', 'type'],
]);

/** Turns a compiled check into one that returns the fault. */
export function validator(check: CompiledValidator): Validator {
  return (payload) => {
    if (check(payload)) return undefined;
    const error = check.errors?.[0];
    if (!error) return { kind: 'property', path: '', message: 'is not valid' };
    const { keyword, instancePath: path, params } = error;
    // A payload that is no object has the wrong structure; a field that is no object has the wrong type.
    const kind = keyword === 'type' && path === '' ? 'format' : (kinds.get(keyword) ?? 'property');
    return { kind, path, message: expectation(keyword, params) };
  };
}

function expectation(keyword: string, params: Record<string, unknown>): string {
  switch (keyword) {
    case 'additionalProperties':
      return `must not have the field ${printable(params.additionalProperty)}`;
    case 'required':
      return `must have the field ${String(params.missingProperty)}`;
    case 'minItems':
      return `must have at least ${items(params.limit)}`;
    case 'maxItems':
      return `must have at most ${items(params.limit)}`;
    case 'type':
      return `must be of type ${String(params.type)}`;
    case 'maxLength':
      return `must be at most ${String(params.limit)} characters long`;
    case 'enum':
      return `must be one of ${(params.allowedValues as string[]).join(', ')}`;
    case 'minimum':
    case 'maximum':
      return `must be ${String(params.comparison)} ${String(params.limit)}`;
    case 'multipleOf':
      return `must be a multiple of ${String(params.multipleOf)}`;
    case 'format':
      return params.format === 'date-time'
        ? 'must be an RFC 3339 date and time with a zone'
        : 'must be a URI';
    default:
      return 'is not valid';
  }
}

function items(count: unknown): string {
  return count === 1 ? '1 item' : `${String(count)} items`;
}

/** A field name as the station sent it, cut short and without control characters. */
function printable(name: unknown): string {
  return JSON.stringify(String(name).slice(0, 50));
}
