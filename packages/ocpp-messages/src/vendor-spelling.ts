/** A payload whose field `from` is called `to`, unless that is there already. */
export function renameField(payload: object, from: string, to: string): object {
  if (!Object.hasOwn(payload, from) || Object.hasOwn(payload, to)) return payload;
  const { [from]: value, ...others } = payload as Record<string, unknown>;
  return { ...others, [to]: value };
}

/** A payload whose `idToken` is an object, also where it was written as mere text; `defaults` are its other fields. */
export function wrapIdToken(payload: object, defaults: object = {}): object {
  const { idToken } = payload as { readonly idToken?: unknown };
  if (typeof idToken === 'string') return { ...payload, idToken: { ...defaults, idToken } };
  if (typeof idToken !== 'object' || idToken === null || Array.isArray(idToken)) return payload;
  return { ...payload, idToken: { ...defaults, ...idToken } };
}
