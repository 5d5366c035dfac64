import { ofStation, stationCollections } from './collections.js';
import { removeConnectors } from './connector-states.js';
import type { Database, Query } from './database.js';
import { documentId, idRange } from './document-ids.js';
import { removeAll } from './remove-all.js';
import { removeDocument } from './remove-document.js';
import { removedPath, stationOf, stationPath } from './station-document.js';
import { untilDone } from './until-done.js';

/** Collections that have a document for each station. */
const namedByStation = ['stationWork', 'installedCertificates'];

/** Removes a station, and then what is kept of it. Resolves to whether there was anything. */
export async function removeStation(database: Database, stationId: string): Promise<boolean> {
  const wasThere = await removeRegistration(database, stationId);
  const kept = await Promise.all([
    removeConnectors(database, stationId),
    ...keptOf(stationId).map((query) => removeAll(database, query)),
    ...namedByStation.map((collection) => removeDocument(database, [collection, documentId(stationId)])),
  ]);
  return wasThere || kept.some(Boolean);
}

/** Removes what a station is registered with, and notes that it was, at once. */
function removeRegistration(database: Database, stationId: string): Promise<boolean> {
  return untilDone(async () => {
    const [known] = await database.get([stationPath(stationId)]);
    if (!known || !stationOf(known, stationId)) return { result: false };
    const version = await database.commit([
      { kind: 'remove', known },
      { kind: 'set', path: removedPath(stationId), content: { fields: {}, record: '{}' } },
    ]);
    return version && { result: true };
  });
}

/** What finds the documents that are kept of a station, but for its connectors. */
function keptOf(stationId: string): readonly Query[] {
  const byIds = (collection: string, parts: number): Query => ({
    collection: [collection],
    ids: idRange(parts, stationId),
  });
  return [
    ...stationCollections.map((collection) => ({ collection: ofStation(stationId, collection) })),
    byIds('meterValues', 2),
    byIds('calls', 2),
    byIds('certificateRequests', 2),
    byIds('recordedMessages', 2),
    { collection: ['clientCertificates'], equal: { station: documentId(stationId) } },
  ];
}
