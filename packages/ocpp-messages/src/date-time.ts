const pattern =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/**
 * The instant that an RFC 3339 date and time names, or `undefined` when the text is none.
 *
 * The zone is required, as OCPP asks for (1.6 section 3.14, 2.0.1 part 2 section 2.1.5): `Z` or an offset of hours and
 * minutes. Digits beyond the milliseconds are dropped. A leap second (`:60`) is the first instant of the next minute.
 */
export function parseDateTime(text: string): Date | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  const hour = Number(match[4]);
  const minute = Number(match[5]);
  const second = Number(match[6]);
  if (month < 1 || month > 12 || day < 1 || day > (daysInMonth[month - 1] as number)) return undefined;
  if (month === 2 && day === 29 && !isLeapYear(year)) return undefined;
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  const offset = offsetMinutes(match[8], match[9], match[10]);
  if (offset === undefined) return undefined;
  if (second === 60 && (((hour * 60 + minute - offset) % 1440) + 1440) % 1440 !== 1439) return undefined;
  const milliseconds = match[7] === undefined ? 0 : Number(match[7].slice(1, 4).padEnd(3, '0'));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute - offset, second, milliseconds);
  return date;
}

function offsetMinutes(sign: string | undefined, hours?: string, minutes?: string): number | undefined {
  if (sign === undefined) return 0;
  const h = Number(hours);
  const m = Number(minutes);
  if (h > 23 || m > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (h * 60 + m);
}

/** Whether a text is an RFC 3339 date and time with a zone, such as `2026-01-31T12:00:00Z`. */
export function isDateTime(text: string): boolean {
  return isPlainUtc(text) || parseDateTime(text) !== undefined;
}

/**
 * The form in which nearly every station writes a time, told without a regular expression: digits and separators at
 * their places, `Z` at the end, a day that every month has.
 */
function isPlainUtc(text: string): boolean {
  const { length } = text;
  if ((length !== 20 && length !== 24) || text.charCodeAt(length - 1) !== 0x5a) return false;
  if (length === 24 && (text.charCodeAt(19) !== 0x2e || !digits(text, 20, 23))) return false;
  return (
    text.charCodeAt(4) === 0x2d &&
    text.charCodeAt(7) === 0x2d &&
    text.charCodeAt(10) === 0x54 &&
    text.charCodeAt(13) === 0x3a &&
    text.charCodeAt(16) === 0x3a &&
    digits(text, 0, 4) &&
    within(text, 5, 1, 12) &&
    within(text, 8, 1, 28) &&
    within(text, 11, 0, 23) &&
    within(text, 14, 0, 59) &&
    within(text, 17, 0, 59)
  );
}

function digits(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  return true;
}

function within(text: string, at: number, low: number, high: number): boolean {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  if (tens < 0 || tens > 9 || ones < 0 || ones > 9) return false;
  const value = tens * 10 + ones;
  return value >= low && value <= high;
}
