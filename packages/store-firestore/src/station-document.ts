import { type ConnectorState, codecOf, foldCase, type Station, StoreError } from '@csms/store';
import type { Content, Document, Path } from './database.js';
import { documentId } from './document-ids.js';

/** What the document of a station holds; connectors are documents of their own. */
export type StationRecord = Omit<Station, 'connectors'>;

const codec = codecOf<Omit<StationRecord, 'lastSeenAt'>>({
  authenticationChanges: { passwords: [{ replacedAt: 'date' }] },
  boot: { at: 'date' },
  connection: { at: 'date' },
  recordMessagesUntil: 'date',
});

/** The path of a station, the same for ids that differ in case only. */
export function stationPath(stationId: string): Path {
  return ['stations', documentId(foldCase(stationId))];
}

/** The path of the note that a station was removed, and does not come back by itself. */
export function removedPath(stationId: string): Path {
  return ['removedStations', documentId(stationId)];
}

/** The station in a document; `undefined` when it is another one, whose id differs in case. */
export function stationOf(document: Document | undefined, stationId: string): StationRecord | undefined {
  const station = document && stationIn(document);
  return station?.stationId === stationId ? station : undefined;
}

/** The same, for a caller that creates the station when there is none. Throws when there is another one. */
export function stationOrNone(document: Document | undefined, stationId: string): StationRecord | undefined {
  const station = stationOf(document, stationId);
  if (document && !station) {
    throw new StoreError(
      'conflict',
      'expected an id that differs from those of other stations in more than case',
    );
  }
  return station;
}

/** The station in a document. */
export function stationIn({ fields, record }: Document): StationRecord {
  const { lastSeenMs } = fields;
  return {
    ...codec.decode(record),
    ...(lastSeenMs !== undefined && { lastSeenAt: new Date(Number(lastSeenMs)) }),
  };
}

/** The content of the document of a station. */
export function contentOfStation({ lastSeenAt, ...station }: StationRecord): Content {
  return { fields: { lastSeenMs: lastSeenAt?.getTime() }, record: codec.encode(station) };
}

/** A station with its connectors. */
export function withConnectors(station: StationRecord, connectors: readonly ConnectorState[] = []): Station {
  return { ...station, connectors };
}
