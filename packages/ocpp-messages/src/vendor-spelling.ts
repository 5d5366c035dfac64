/** A payload whose field `from` is renamed to `to`, unless it has a `to` already. */
export function renameField(payload: object, from: string, to: string): object {
  if (!Object.hasOwn(payload, from) || Object.hasOwn(payload, to)) return payload;
  const { [from]: value, ...others } = payload as Record<string, unknown>;
  return { ...others, [to]: value };
}

/** A payload whose `idToken` is an object. If it was a text, `defaults` are the other fields of the object. */
export function wrapIdToken(payload: object, defaults: object = {}): object {
  const { idToken } = payload as { readonly idToken?: unknown };
  if (typeof idToken === 'string') return { ...payload, idToken: { ...defaults, idToken } };
  if (typeof idToken !== 'object' || idToken === null || Array.isArray(idToken)) return payload;
  return { ...payload, idToken: { ...defaults, ...idToken } };
}
