import { isDateTime } from './date-time.js';

const scheme = /^[a-z][a-z0-9+.-]*:/i;
const notOfUri = /[^a-z0-9\-._~:/?#[\]@!$&'()*+,;=%]|%(?![0-9a-f]{2})/i;

/** Whether a text has the scheme of a URI, and only characters that RFC 3986 allows in one. */
function isUri(text: string): boolean {
  // With a very long text, one expression for both would exhaust the stack of the regular expression engine.
  return scheme.test(text) && !notOfUri.test(text);
}

/** The checks of the string formats that OCPP's schemas name. */
export const formats = { 'date-time': isDateTime, uri: isUri };
