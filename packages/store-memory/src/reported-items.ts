import type { ReportPart } from '@csms/store';
import { createReportAssembly } from './report-assembly.js';

/** How items of reports become records. */
export interface ReportRules<Item, Stored> {
  /** What a record is known by. */
  readonly keyOf: (item: Item) => string;
  /** A record with what a report of a time says. */
  readonly merge: (known: Stored | undefined, item: Item, at: Date) => Stored;
  /** What is left of a record without all that was reported before a time. */
  readonly since: (stored: Stored, time: Date) => Stored | undefined;
}

/** Records of stations, made of reports that come in parts. */
export interface ReportedItems<Item, Stored> {
  record(stationId: string, part: ReportPart<Item>): void;
  /** The records of a station, by their keys. */
  of(stationId: string): ReadonlyMap<string, Stored>;
}

interface StationItems<Stored> {
  readonly items: Map<string, Stored>;
  /** When the latest complete report was made: what was reported before is gone. */
  completeAt?: Date;
}

/** Makes records without any. */
export function createReportedItems<Item, Stored>({
  keyOf,
  merge,
  since,
}: ReportRules<Item, Stored>): ReportedItems<Item, Stored> {
  const assembly = createReportAssembly<Item>();
  const stations = new Map<string, StationItems<Stored>>();

  function stationOf(stationId: string): StationItems<Stored> {
    let station = stations.get(stationId);
    if (!station) {
      station = { items: new Map() };
      stations.set(stationId, station);
    }
    return station;
  }

  return {
    record(stationId, part) {
      const whole = assembly.add(stationId, part);
      if (!whole) return;
      const station = stationOf(stationId);
      for (const { at, items } of whole) {
        for (const item of items) {
          const key = keyOf(item);
          station.items.set(key, merge(station.items.get(key), item, at));
        }
      }
      const madeAt = new Date(Math.min(...whole.map(({ at }) => at.getTime())));
      const { completeAt } = station;
      if (whole[0]?.isComplete && (!completeAt || completeAt < madeAt)) station.completeAt = madeAt;
      if (station.completeAt) removeBefore(station.items, station.completeAt, since);
    },

    of(stationId) {
      return stations.get(stationId)?.items ?? new Map<string, Stored>();
    },
  };
}

function removeBefore<Stored>(
  items: Map<string, Stored>,
  time: Date,
  since: (stored: Stored, time: Date) => Stored | undefined,
): void {
  for (const [key, stored] of items) {
    const left = since(stored, time);
    if (left) items.set(key, left);
    else items.delete(key);
  }
}
