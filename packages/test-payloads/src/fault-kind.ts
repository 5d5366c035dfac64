import type { Payload } from './valid-payloads.js';

/** The kinds of faults in a payload that OCPP-J's error codes tell apart (part 4, section 4.3). */
export type FaultKind = 'format' | 'occurrence' | 'type' | 'property';

/** The kind of a faulty payload, by what is wrong with it. */
export function faultKindOf({ variant, path }: Payload): FaultKind {
  if (variant.startsWith('unknown field')) return 'format';
  // A payload that is no object is no payload; a field of the wrong type is one.
  if (variant.startsWith('wrong type')) return path === '' ? 'format' : 'type';
  if (/^(?:missing field|no alternative|too few items|too many items)/.test(variant)) return 'occurrence';
  return 'property';
}

/** JSON pointer to the value at fault: of a field that is missing or does not belong, the object around it. */
export function faultPlaceOf({ variant, path }: Payload): string {
  return /^(?:missing|unknown) field/.test(variant) ? path.slice(0, path.lastIndexOf('/')) : path;
}
