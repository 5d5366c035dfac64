/** Tells a JSON object, which every payload is, from what else JSON has. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
