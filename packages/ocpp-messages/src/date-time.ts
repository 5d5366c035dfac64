const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Days before each month in a year without a leap day. */
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const daysBefore1970 = 719_528;

/** The first and the last instant that can be written with a year of four digits. */
const earliest = Date.parse('0000-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/** The index after the seconds in `YYYY-MM-DDThh:mm:ss`, where a fraction or the zone begins. */
const secondEnd = 19;

/**
 * Whether a text is an RFC 3339 date and time with a zone, such as `2026-01-31T12:00:00Z`.
 *
 * The zone is required, as OCPP asks for (1.6 section 3.14, 2.0.1 part 2 section 2.1.5): `Z`, or an offset of hours and
 * minutes. A second of 60 is a leap second, and right only at the end of a day in UTC.
 */
export function isDateTime(text: string): boolean {
  return !Number.isNaN(timeOf(text));
}

/**
 * The instant that an RFC 3339 date and time names, or `undefined` when the text is none (see `isDateTime`).
 *
 * Digits beyond the milliseconds are dropped. A leap second is the first instant of the next minute. An instant that
 * its offset moves out of the years 0 to 9999 becomes the first or last of them: `9999-12-31T23:59:59-05:00` means for
 * ever.
 */
export function parseDateTime(text: string): Date | undefined {
  const time = timeOf(text);
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** The text that was read last, and the result. */
let lastText = '';
let lastTime = Number.NaN;

/**
 * Milliseconds since 1970, or NaN when the text is no date and time.
 *
 * The last one is remembered: a message mostly has the same time several times, and each is read twice, to check it and
 * to use it.
 */
function timeOf(text: string): number {
  if (text !== lastText) {
    lastTime = readTime(text);
    lastText = text;
  }
  return lastTime;
}

/** Uses no regular expression and no `Date`, for speed. A part that is no number is NaN, which is within no limits. */
function readTime(text: string): number {
  const end = fractionEnd(text);
  const day = dayOf(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, secondEnd);
  if (!hasSeparators(text) || !(hour <= 23 && minute <= 59)) return Number.NaN;
  const minuteOfDay = hour * 60 + minute - zoneOffset(text, end);
  if (!(second <= 59 || (second === 60 && isLastMinute(minuteOfDay)))) return Number.NaN;
  const time = ((day * 24 * 60 + minuteOfDay) * 60 + second) * 1_000 + milliseconds(text, end);
  return Math.max(earliest, Math.min(time, latest));
}

function hasSeparators(text: string): boolean {
  return (
    text[4] === '-' &&
    text[7] === '-' &&
    (text[10] === 'T' || text[10] === 't') &&
    text[13] === ':' &&
    text[16] === ':'
  );
}

/** The number in decimal digits from `start` to `end`, or NaN when there is anything else. */
function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index++) {
    const digit = text.charCodeAt(index) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Days since 1970, in the Gregorian calendar, also for times before its use; NaN when there is no such day. */
function dayOf(year: number, month: number, day: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && !isLeapYear ? 28 : daysInMonth[month - 1];
  if (last === undefined || !(day >= 1 && day <= last)) return Number.NaN;
  const leapDays = Math.ceil(year / 4) - Math.ceil(year / 100) + Math.ceil(year / 400);
  const before = (daysBeforeMonth[month - 1] as number) + (month > 2 && isLeapYear ? 1 : 0);
  return year * 365 + leapDays + before + day - 1 - daysBefore1970;
}

/** The index at which the zone begins: after the seconds, or after their fraction, which has at least one digit. */
function fractionEnd(text: string): number {
  if (text[secondEnd] !== '.') return secondEnd;
  let end = secondEnd + 1;
  while (!Number.isNaN(digits(text, end, end + 1))) end++;
  return end === secondEnd + 1 ? secondEnd : end;
}

/** The first three digits of the fraction that ends at `end`, as a whole number. */
function milliseconds(text: string, end: number): number {
  let value = 0;
  for (let index = secondEnd + 1; index < secondEnd + 4; index++) {
    value = value * 10 + (index < end ? digits(text, index, index + 1) : 0);
  }
  return value;
}

/** Minutes by which local time is ahead of UTC, or NaN when the text from `start` to its end is no zone. */
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

/** Whether a minute, counted from midnight UTC of this day or the one before or after, is the last of its day. */
function isLastMinute(minute: number): boolean {
  return (minute + 1) % (24 * 60) === 0;
}
