import type { ActionInfo, Fault, VendorMessages } from '@csms/ocpp-messages';

/** A message set whose types were checked when it was passed in. */
export type AnyVendorMessages = Omit<VendorMessages<never>, '__messages'>;

const notAnObject: Fault = { kind: 'format', path: '', message: 'must be a JSON object' };

/**
 * The message in the `data` of a DataTransfer, which is a JSON object or the text of one; absent data is an empty
 * object. The message is valid by `check`; otherwise the fault is returned.
 */
export function readVendorData(
  { respell = (_messageId, payload) => payload }: AnyVendorMessages,
  { action }: ActionInfo,
  data: unknown,
  check: ActionInfo['validateRequest'],
): { readonly message: object } | { readonly fault: Fault } {
  const payload = objectIn(data ?? {});
  if (!payload) return { fault: notAnObject };
  const message = respell(action, payload);
  const fault = check(message);
  return fault ? { fault } : { message };
}

function objectIn(data: unknown): object | undefined {
  const value = typeof data === 'string' ? parsed(data) : data;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}

function parsed(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return undefined;
  }
}
