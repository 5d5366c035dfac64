const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Where the second ends in `YYYY-MM-DDThh:mm:ss`, and a fraction or the zone begins. */
const secondEnd = 19;

/**
 * Whether a text is an RFC 3339 date and time with a zone, such as `2026-01-31T12:00:00Z`.
 *
 * The zone is required, as OCPP asks for (1.6 section 3.14, 2.0.1 part 2 section 2.1.5): `Z`, or an offset of hours and
 * minutes. A second of 60 is a leap second, and right only at the end of a day in UTC.
 */
export function isDateTime(text: string): boolean {
  // Every message holds one, so it is read without a regular expression; a part that is no number is NaN here, and
  // NaN is within no limits.
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, secondEnd);
  const offset = zoneOffset(text, fractionEnd(text));
  return (
    hasSeparators(text) &&
    isDay(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)) &&
    hour <= 23 &&
    minute <= 59 &&
    !Number.isNaN(offset) &&
    (second <= 59 || (second === 60 && isLastMinute(hour * 60 + minute - offset)))
  );
}

/**
 * The instant that an RFC 3339 date and time names, or `undefined` when the text is none (see `isDateTime`).
 *
 * Digits beyond the milliseconds are dropped. A leap second is the first instant of the next minute.
 */
export function parseDateTime(text: string): Date | undefined {
  if (!isDateTime(text)) return undefined;
  const end = fractionEnd(text);
  const milliseconds = Number(text.slice(secondEnd + 1, Math.min(end, secondEnd + 4)).padEnd(3, '0'));
  const date = new Date(0);
  date.setUTCFullYear(digits(text, 0, 4), digits(text, 5, 7) - 1, digits(text, 8, 10));
  const minute = digits(text, 14, 16) - zoneOffset(text, end);
  date.setUTCHours(digits(text, 11, 13), minute, digits(text, 17, secondEnd), milliseconds);
  return date;
}

function hasSeparators(text: string): boolean {
  const separator = text[10];
  return (
    text[4] === '-' &&
    text[7] === '-' &&
    (separator === 'T' || separator === 't') &&
    text[13] === ':' &&
    text[16] === ':'
  );
}

/** The number that the digits from `start` to `end` write, or NaN when one of them is no digit. */
function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index++) {
    const digit = text.charCodeAt(index) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function isDay(year: number, month: number, day: number): boolean {
  const last = daysInMonth[month - 1];
  if (last === undefined || !(day >= 1 && day <= last)) return false;
  if (month === 2 && day === 29) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return !Number.isNaN(year);
}

/** Where the zone begins: after the second, or after the fraction of a second, which has at least one digit. */
function fractionEnd(text: string): number {
  if (text[secondEnd] !== '.') return secondEnd;
  let end = secondEnd + 1;
  while (!Number.isNaN(digits(text, end, end + 1))) end++;
  return end === secondEnd + 1 ? secondEnd : end;
}

/** Minutes that local time is ahead of UTC, or NaN when no zone stands from `start` to the end of the text. */
function zoneOffset(text: string, start: number): number {
  const sign = text[start];
  if (sign === 'Z' || sign === 'z') return text.length === start + 1 ? 0 : Number.NaN;
  if ((sign !== '+' && sign !== '-') || text.length !== start + 6 || text[start + 3] !== ':')
    return Number.NaN;
  const hours = digits(text, start + 1, start + 3);
  const minutes = digits(text, start + 4, start + 6);
  if (!(hours <= 23 && minutes <= 59)) return Number.NaN;
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes);
}

/** Whether a minute counted from midnight UTC, of this day or of one beside it, is the last of its day. */
function isLastMinute(minute: number): boolean {
  return (minute + 1) % (24 * 60) === 0;
}
