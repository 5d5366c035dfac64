/** The fields that have a value, so that a record holds no others. */
export function definedFields<T extends object>(fields: T): T {
  const defined = {} as T;
  for (const key in fields) {
    if (fields[key] !== undefined) defined[key] = fields[key];
  }
  return defined;
}
