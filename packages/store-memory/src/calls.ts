import { type CallOutcome, type CallRecord, type CallStore, cursorsOf } from '@csms/store';
import { copyCall } from './copies.js';
import { addTo, emptyList, type ListOrder, type OrderedList, pageOf } from './ordered-list.js';
import { removeOldest } from './remove-oldest.js';
import type { StationMaps } from './station-maps.js';

interface Entry {
  call: CallRecord;
}

/** The calls to one station. */
interface StationEntries {
  readonly byId: Map<string, Entry>;
  readonly list: OrderedList<Entry>;
}

const byCreation: ListOrder<Entry, [number, string]> = {
  cursors: cursorsOf('calls', 'number', 'string'),
  positionOf: ({ call: { createdAt, callId } }) => [createdAt.getTime(), callId],
  direction: 'descending',
};

/** Makes a store of calls. */
export function createCallStore(stationMaps: StationMaps): CallStore {
  const stations = stationMaps.map<StationEntries>();
  const inProgress = new Set<Entry>();

  stationMaps.onRemove((stationId) => {
    for (const entry of inProgress) if (entry.call.stationId === stationId) inProgress.delete(entry);
    return false;
  });

  function entryOf(stationId: string, callId: string): Entry | undefined {
    return stations.get(stationId)?.byId.get(callId);
  }

  function end(entry: Entry, outcome: CallOutcome, at: Date): void {
    entry.call = copyCall({ ...entry.call, ...outcome, completedAt: at });
    inProgress.delete(entry);
  }

  function remove(entry: Entry): void {
    const station = stations.get(entry.call.stationId);
    if (!station) return;
    station.byId.delete(entry.call.callId);
    station.list.items = station.list.items.filter((other) => other !== entry);
    if (station.byId.size === 0) stations.delete(entry.call.stationId);
  }

  return {
    async create(call) {
      const known = entryOf(call.stationId, call.callId);
      if (known) return { created: false, call: copyCall(known.call) };
      let station = stations.get(call.stationId);
      if (!station) {
        station = { byId: new Map(), list: emptyList() };
        stations.set(call.stationId, station);
      }
      const entry: Entry = { call: copyCall({ ...call, status: 'Pending' }) };
      station.byId.set(call.callId, entry);
      addTo(station.list, entry, byCreation);
      inProgress.add(entry);
      return { created: true, call: copyCall(entry.call) };
    },

    async markSent(stationId, callId) {
      const entry = entryOf(stationId, callId);
      if (entry?.call.status === 'Pending') entry.call = { ...entry.call, status: 'Sent' };
    },

    async complete(stationId, callId, outcome, at) {
      const entry = entryOf(stationId, callId);
      if (!entry) return undefined;
      if (ends(entry.call, outcome)) end(entry, outcome, at);
      return copyCall(entry.call);
    },

    async expireDue(now, limit) {
      const due = [...inProgress].filter(({ call }) => call.expiresAt <= now);
      due.sort((a, b) => a.call.expiresAt.getTime() - b.call.expiresAt.getTime());
      return due.slice(0, limit).map((entry) => {
        end(entry, { status: 'TimedOut' }, now);
        return copyCall(entry.call);
      });
    },

    async find(stationId, callId) {
      const entry = entryOf(stationId, callId);
      return entry && copyCall(entry.call);
    },

    async list(stationId, request) {
      const { items, ...next } = pageOf(
        stations.get(stationId)?.list ?? emptyList<Entry>(),
        byCreation,
        request,
      );
      return { items: items.map(({ call }) => copyCall(call)), ...next };
    },

    async removeCompleted(before, limit) {
      const entries = [...stations.values()].flatMap(({ byId }) => [...byId.values()]);
      return removeOldest(entries, { before, limit, timeOf: ({ call }) => call.completedAt, remove });
    },
  };
}

/** Whether an outcome ends a call: the first one does, and so does an answer that comes after `TimedOut`. */
function ends({ status }: CallRecord, outcome: CallOutcome): boolean {
  if (status === 'TimedOut') return outcome.status === 'Answered' || outcome.status === 'Refused';
  return status === 'Pending' || status === 'Sent';
}
