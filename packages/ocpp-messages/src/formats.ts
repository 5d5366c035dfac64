import { isDateTime } from './date-time.js';

const scheme = /^[a-z][a-z0-9+.-]*:/i;
const notOfUri = /[^a-z0-9\-._~:/?#[\]@!$&'()*+,;=%]|%(?![0-9a-f]{2})/i;

/** Whether a text has a URI's scheme, and nothing but what RFC 3986 lets stand in one. */
function isUri(text: string): boolean {
  // One expression for both would fill the stack of the regular expression engine with a very long text.
  return scheme.test(text) && !notOfUri.test(text);
}

/** The checks of the string formats that OCPP's schemas name. */
export const formats = { 'date-time': isDateTime, uri: isUri };
