import type { DayOfWeek } from '@csms/store';

/** What clock and calendar show at an instant. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `HH:MM` */
  readonly time: string;
  readonly dayOfWeek: DayOfWeek;
}

/** Clock and calendar of a place. */
export interface LocalClock {
  at(instantMs: number): LocalTime;
  /** The instants between two others, both exclusive, at which the clock shows a time (`HH:MM`). */
  instantsOf(time: string, fromMs: number, toMs: number): readonly number[];
}

const dayMs = 86_400_000;
const quarterMs = 15 * 60_000;
const days: readonly DayOfWeek[] = [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
];

/**
 * Makes the clock of a time zone.
 *
 * @throws {RangeError} when there is no such time zone.
 */
export function createLocalClock(timeZone: string): LocalClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

  let known = { quarter: Number.NaN, offsetMs: 0 };

  /** How far the clock is ahead of UTC. It is set at full quarters of an hour only, and costly to ask. */
  function offsetAt(instantMs: number): number {
    const quarter = Math.floor(instantMs / quarterMs);
    if (quarter !== known.quarter) {
      const beginMs = quarter * quarterMs;
      known = { quarter, offsetMs: shownAt(beginMs) - beginMs };
    }
    return known.offsetMs;
  }

  /** What the clock shows, as the instant at which a clock in UTC shows the same; to the second. */
  function shownAt(instantMs: number): number {
    const parts = new Map(
      format.formatToParts(instantMs).map(({ type, value }) => [type as string, Number(value)]),
    );
    const part = (name: string) => parts.get(name) ?? 0;
    return Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
  }

  /** The instant at which the clock shows what a clock in UTC shows at another; the later one where it is set back. */
  function instantAt(shownMs: number): number {
    const guess = shownMs - offsetAt(shownMs);
    return shownMs - offsetAt(guess);
  }

  return {
    at(instantMs) {
      const shown = new Date(instantMs + offsetAt(instantMs));
      const [date = '', time = ''] = shown.toISOString().split('T');
      return { date, time: time.slice(0, 5), dayOfWeek: days[shown.getUTCDay()] ?? 'SUNDAY' };
    },

    instantsOf(time, fromMs, toMs) {
      const [hours = 0, minutes = 0] = time.split(':').map(Number);
      const instants: number[] = [];
      // A day sooner and later, since the offset from UTC moves local days.
      for (let day = Math.floor(fromMs / dayMs) - 1; day <= Math.floor(toMs / dayMs) + 1; day++) {
        const instant = instantAt(day * dayMs + (hours * 60 + minutes) * 60_000);
        if (instant > fromMs && instant < toMs) instants.push(instant);
      }
      return instants;
    },
  };
}
