import {
  addDeletion,
  addInstallation,
  addListing,
  type CertificatesOfStation,
  certificatePosition,
  cursorsOf,
  type InstalledCertificate,
  type InstalledCertificateStore,
  noCertificatesOfStation,
} from '@csms/store';
import { copyDate } from './copies.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import type { StationMaps } from './station-maps.js';

const byUse: ListOrder<InstalledCertificate, [string, string]> = {
  cursors: cursorsOf('installed certificates', 'string', 'string'),
  positionOf: certificatePosition,
  direction: 'ascending',
};

/** Makes a store of certificates in stations. */
export function createInstalledCertificateStore(stationMaps: StationMaps): InstalledCertificateStore {
  const stations = stationMaps.map<CertificatesOfStation>();

  function change(stationId: string, changed: (known: CertificatesOfStation) => CertificatesOfStation): void {
    stations.set(stationId, changed(stations.get(stationId) ?? noCertificatesOfStation));
  }

  return {
    async recordListing(stationId, listing) {
      change(stationId, (known) => addListing(known, structuredClone(listing)));
    },

    async recordInstallation(stationId, installation) {
      change(stationId, (known) => addInstallation(known, structuredClone(installation)));
    },

    async recordDeletion(stationId, hash, at) {
      change(stationId, (known) => addDeletion(known, { ...hash }, copyDate(at)));
    },

    async list(stationId, request) {
      const items = [...(stations.get(stationId)?.certificates ?? [])];
      const { items: found, ...next } = pageOf({ items, isSorted: false }, byUse, request);
      return { items: found.map((certificate) => structuredClone(certificate)), ...next };
    },
  };
}
