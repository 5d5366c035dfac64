import { isDateTime, parseDateTime } from '@csms/ocpp-messages';
import type { Place, Rule } from '../rule.js';

const parts =
  /^\s*(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(:\d{2})?(\.\d+)?\s*(?:([Zz])|([+-]\d{2})(?::?(\d{2}))?)?\s*$/;

/** A time as RFC 3339 writes it, in a zone of its own or else in the one that is given; `undefined` when it is none. */
function respelled(
  text: string,
  otherZone: string,
): { readonly time: string; readonly hasZone: boolean } | undefined {
  const [match, day, minute, second = ':00', fraction = '', utc, hours, minutes = '00'] =
    parts.exec(text) ?? [];
  if (match === undefined) return undefined;
  const zone = utc ? 'Z' : hours && `${hours}:${minutes}`;
  const time = `${day}T${minute}${second}${fraction}${zone ?? otherZone}`;
  return isDateTime(time) ? { time, hasZone: zone !== undefined } : undefined;
}

/** A time without a zone. */
export const timeWithoutZone: Rule = {
  name: 'time-without-zone',
  does: "a time without a zone: it is UTC, or ahead of that by what is set as the station's clockOffsetMinutes",
  sources: ['evcc-io/evcc#10399', 'lbbrhzn/ocpp#2032'],
  kinds: ['text'],
  apply(value, place, { clockOffsetMinutes }) {
    if (!isWrongTime(value, place)) return undefined;
    const read = respelled(value, zoneOf(clockOffsetMinutes));
    return read && !read.hasZone ? { value: read.time } : undefined;
  },
};

function zoneOf(offsetMinutes: number): string {
  const ahead = Math.abs(offsetMinutes);
  const digits = (count: number) => String(count).padStart(2, '0');
  return `${offsetMinutes < 0 ? '-' : '+'}${digits(Math.trunc(ahead / 60))}:${digits(ahead % 60)}`;
}

/** A time that is written in another way than RFC 3339 has it. */
export const timeSpelling: Rule = {
  name: 'time-spelling',
  does: 'an offset such as +02 or +0200, a blank for the T, or no seconds: the time is respelled',
  sources: ['monta-app/ocpp-emulator#5', 'monta-app/ocpp-emulator#53'],
  kinds: ['text'],
  apply(value, place) {
    const read = isWrongTime(value, place) ? respelled(value, 'Z') : undefined;
    return read?.hasZone ? { value: read.time } : undefined;
  },
};

/** There was no OCPP before this day: an earlier time is from a clock that was never set. */
const firstDay = new Date('2000-01-01T00:00:00Z');

/** Fields that say when the station wrote or measured. */
const momentary: ReadonlySet<string> = new Set(['timestamp', 'generatedAt']);

/** A time that can't be. */
export const impossibleTime: Rule = {
  name: 'impossible-time',
  does: 'a time that cannot be ("0", "", 30 February, 1970): it is when the message was received, and an optional one that is not that of the event is left out',
  sources: ['steve-community/steve#769', 'evcc-io/evcc#17836', 'EVerest/libocpp#808', 'EVerest/libocpp#678'],
  kinds: ['text'],
  apply(value, { shape, name, required }, { receivedAt }) {
    if (typeof value !== 'string' || shape.kind !== 'text' || !shape.isTime) return undefined;
    const isMomentary = momentary.has(name);
    const time = parseDateTime(value);
    if (time && (!isMomentary || time >= firstDay)) return undefined;
    return isMomentary || required ? { value: receivedAt.toISOString() } : 'absent';
  },
};

function isWrongTime(value: unknown, { shape }: Place): value is string {
  return typeof value === 'string' && shape.kind === 'text' && shape.isTime && !isDateTime(value);
}
