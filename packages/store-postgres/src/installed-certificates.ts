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
import type { Database } from './database.js';
import { inStation } from './in-station.js';
import { createStationMemos } from './station-memos.js';

const byUse = {
  cursors: cursorsOf('installed certificates', 'string', 'string'),
  positionOf: certificatePosition,
  direction: 'ascending',
} as const;

/** Makes a store of certificates in stations. Those of a station are one record: they are few, and change together. */
export function createInstalledCertificateStore(database: Database): InstalledCertificateStore {
  const kind = 'installed certificates';
  const certificates = createStationMemos(
    kind,
    codecOf<CertificatesOfStation>({
      certificates: [{ seenAt: 'date', installedAt: 'date', goneAt: 'date' }],
      listings: [{ at: 'date' }],
      deletions: [{ at: 'date' }],
    }),
  );

  function change(
    stationId: string,
    changed: (known: CertificatesOfStation) => CertificatesOfStation,
  ): Promise<void> {
    return inStation(database, kind, stationId, async (queries) => {
      const known = await certificates.read(queries, stationId);
      await certificates.write(queries, stationId, changed(known ?? noCertificatesOfStation));
    });
  }

  return {
    recordListing: (stationId, listing) => change(stationId, (known) => addListing(known, listing)),
    recordInstallation: (stationId, installation) =>
      change(stationId, (known) => addInstallation(known, installation)),
    recordDeletion: (stationId, hash, at) => change(stationId, (known) => addDeletion(known, hash, at)),
    async list(stationId, request) {
      const known = await certificates.read(database, stationId);
      return pageOf(known?.certificates ?? [], byUse, request);
    },
  };
}
