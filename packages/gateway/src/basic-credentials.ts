/** What a station sent in its Authorization header, as bytes: a 1.6 key need not be UTF-8. */
export interface BasicCredentials {
  readonly username: Uint8Array;
  readonly password: Uint8Array;
}

const form = /^basic +([\w+/-]+={0,2})$/i;
const colon = 0x3a;

/**
 * Reads Basic credentials (RFC 7617) from an Authorization header; `undefined` when there are none.
 *
 * The user name ends at the first colon, unless the whole begins with the id of the station: a 1.6 id may have colons.
 */
export function readBasicCredentials(
  header: string | undefined,
  stationId: string,
): BasicCredentials | undefined {
  const encoded = form.exec(header?.trim() ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  const own = Buffer.from(`${stationId}:`);
  const end = bytes.subarray(0, own.length).equals(own) ? own.length - 1 : bytes.indexOf(colon);
  if (end === -1) return undefined;
  return { username: bytes.subarray(0, end), password: bytes.subarray(end + 1) };
}
