import {
  addDeletion,
  addInstallation,
  addListing,
  type CertificatesOfStation,
  certificatePosition,
  codecOf,
  cursorsOf,
  type InstalledCertificateStore,
  noCertificatesOfStation,
  pageOf,
} from '@csms/store';
import { changeDocument } from './change-document.js';
import type { Database, Path } from './database.js';
import { documentId } from './document-ids.js';

const codec = codecOf<CertificatesOfStation>({
  certificates: [{ seenAt: 'date', installedAt: 'date', goneAt: 'date' }],
  listings: [{ at: 'date' }],
  deletions: [{ at: 'date' }],
});

const byUse = {
  cursors: cursorsOf('installed certificates', 'string', 'string'),
  positionOf: certificatePosition,
  direction: 'ascending',
} as const;

/** Makes a store of certificates in stations. Those of a station are one document: they are few, and change together. */
export function createInstalledCertificateStore(database: Database): InstalledCertificateStore {
  const pathOf = (stationId: string): Path => ['installedCertificates', documentId(stationId)];

  function change(
    stationId: string,
    changed: (known: CertificatesOfStation) => CertificatesOfStation,
  ): Promise<void> {
    return changeDocument(database, pathOf(stationId), (document) => {
      const known = document ? codec.decode(document.record) : noCertificatesOfStation;
      return { content: { fields: {}, record: codec.encode(changed(known)) }, result: undefined };
    });
  }

  return {
    recordListing: (stationId, listing) => change(stationId, (known) => addListing(known, listing)),
    recordInstallation: (stationId, installation) =>
      change(stationId, (known) => addInstallation(known, installation)),
    recordDeletion: (stationId, hash, at) => change(stationId, (known) => addDeletion(known, hash, at)),
    async list(stationId, request) {
      const [known] = await database.get([pathOf(stationId)]);
      return pageOf(known ? codec.decode(known.record).certificates : [], byUse, request);
    },
  };
}
