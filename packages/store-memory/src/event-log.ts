import { cursorsOf, type Page, type PageRequest } from '@csms/store';
import { addTo, dropFirst, emptyList, type ListOrder, type OrderedList, pageOf } from './ordered-list.js';
import type { StationMaps } from './station-maps.js';

/** What the events of a log have in common. */
interface LoggedEvent {
  readonly id: string;
  readonly receivedAt: Date;
}

/** The latest events of each station, each once. */
export interface EventLog<Event> {
  /** Keeps an event, unless one with its id is kept. */
  add(stationId: string, event: Event): void;
  /** The events of a station, the last received first. */
  page(stationId: string, request: PageRequest): Page<Event>;
}

interface StationEvents<Event> {
  readonly ids: Set<string>;
  readonly list: OrderedList<Event>;
}

/**
 * Makes a log without events.
 *
 * @param name the name of its lists
 * @param max how many events of a station are kept
 */
export function createEventLog<Event extends LoggedEvent>(
  stationMaps: StationMaps,
  name: string,
  max: number,
  copy: (event: Event) => Event,
): EventLog<Event> {
  const stations = stationMaps.map<StationEvents<Event>>();
  const byArrival: ListOrder<Event, [number, string]> = {
    cursors: cursorsOf(name, 'number', 'string'),
    positionOf: ({ receivedAt, id }) => [receivedAt.getTime(), id],
    direction: 'descending',
  };

  return {
    add(stationId, event) {
      let station = stations.get(stationId);
      if (!station) {
        station = { ids: new Set(), list: emptyList() };
        stations.set(stationId, station);
      }
      const { ids, list } = station;
      if (ids.has(event.id)) return;
      ids.add(event.id);
      addTo(list, copy(event), byArrival);
      if (ids.size <= max) return;
      const dropped = dropFirst(list, byArrival);
      if (dropped) ids.delete(dropped.id);
    },

    page(stationId, request) {
      const list = stations.get(stationId)?.list ?? emptyList<Event>();
      const { items, ...next } = pageOf(list, byArrival, request);
      return { items: items.map(copy), ...next };
    },
  };
}
