/**
 * Whether a parsed JSON value holds objects and lists more than `levels` deep.
 *
 * `JSON.parse` reads any depth, but `JSON.stringify` and `structuredClone` throw at a few thousand levels.
 */
export function isNestedDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  // Every frame is checked, and `for in` is slow on lists.
  if (Array.isArray(value)) return value.some((item) => isNestedDeeper(item, levels - 1));
  for (const key in value) {
    if (isNestedDeeper((value as Record<string, unknown>)[key], levels - 1)) return true;
  }
  return false;
}
