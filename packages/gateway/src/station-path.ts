import type { Refusal } from './refusal.js';

/** What stands before a station's id in the path that it connects to. */
const root = 'ws';

/** The longest id of a station, in characters. 2.0.1 allows 48 and 1.6 says nothing. */
const maxStationIdLength = 255;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
const controlCharacter = /[\u0000-\u001f\u007f-\u009f]/;

/** What stands before the path of a target that is a whole URL (RFC 6455 section 4.2.1). */
const origin = /^https?:\/\/[^/?#]*/i;

/**
 * Reads the station's id from the target of its request, `/ws/<stationId>`: the last segment of the path,
 * percent-decoded (OCPP-J 1.6 section 3.1.1). Doubled slashes and one at the end do not matter.
 */
export function readStationId(target: string): { readonly stationId: string } | Refusal {
  const [path = ''] = target.replace(origin, '').split(/[?#]/, 1);
  const [first, segment, ...more] = path.split('/').filter((part) => part !== '');
  if (first !== root || segment === undefined || more.length > 0) {
    return { status: 404, reason: `expected the path /${root}/<station id>`, fault: 'wrong_path' };
  }
  const stationId = decode(segment);
  if (stationId === undefined || controlCharacter.test(stationId)) {
    return {
      status: 400,
      fault: 'wrong_path',
      reason: 'expected a station id in percent-encoded UTF-8 without control characters',
    };
  }
  if (stationId.length > maxStationIdLength) {
    const reason = `expected a station id of at most ${maxStationIdLength} characters`;
    return { status: 400, reason, fault: 'wrong_path' };
  }
  return { stationId };
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
