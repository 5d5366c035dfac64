import type { Database, Write } from './database.js';
import { stationOf, stationPath } from './station-document.js';
import { untilDone } from './until-done.js';

/** How many stations are written at once. */
const batchSize = 100;

/** Moves the times forward at which stations were seen. A read for each, and a write where the time moves. */
export async function recordSeen(database: Database, seen: ReadonlyMap<string, Date>): Promise<void> {
  const all = [...seen];
  for (let start = 0; start < all.length; start += batchSize) {
    const some = all.slice(start, start + batchSize);
    await untilDone(async () => {
      const documents = await database.get(some.map(([stationId]) => stationPath(stationId)));
      const writes = some.flatMap(([stationId, at], index): Write[] => {
        const known = documents[index];
        const station = stationOf(known, stationId);
        if (!known || !station || (station.lastSeenAt && station.lastSeenAt >= at)) return [];
        return [{ kind: 'update', known, fields: { lastSeenMs: at.getTime() } }];
      });
      if (writes.length === 0) return { result: undefined };
      const version = await database.commit(writes);
      return version && { result: undefined };
    });
  }
}
