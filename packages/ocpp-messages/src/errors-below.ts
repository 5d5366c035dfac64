import type { CompiledError } from './validation.js';

/** For compiled checks: the errors in a part of a message, with their place in the whole message. */
export function errorsBelow(path: string, errors: readonly CompiledError[]): readonly CompiledError[] {
  return errors.map((error) => ({ ...error, instancePath: path + error.instancePath }));
}
