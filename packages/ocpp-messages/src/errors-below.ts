import type { CompiledError } from './validation.js';

/** For compiled checks: what the check of a part found, with its place in the whole. */
export function errorsBelow(path: string, errors: readonly CompiledError[]): readonly CompiledError[] {
  return errors.map((error) => ({ ...error, instancePath: path + error.instancePath }));
}
