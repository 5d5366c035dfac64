import { isDateTime } from './date-time.js';

/** RFC 3986 URI: a scheme, then only characters that a URI may hold, each `%` before two hex digits. */
function isUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:(?:[a-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})*$/i.test(text);
}

/** The string formats that OCPP's schemas name. */
export const formats = { 'date-time': isDateTime, uri: isUri };
