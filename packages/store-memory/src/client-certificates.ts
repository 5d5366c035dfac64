import { type ClientCertificate, type ClientCertificateStore, maxClientCertificates } from '@csms/store';
import { copyDate } from './copies.js';
import type { StationMaps } from './station-maps.js';

/** Makes a store of client certificates. */
export function createClientCertificateStore(stationMaps: StationMaps): ClientCertificateStore {
  const certificates = new Map<string, ClientCertificate>();

  stationMaps.onRemove((stationId) => {
    const ofStation = [...certificates.values()].filter((certificate) => certificate.stationId === stationId);
    for (const { hash } of ofStation) certificates.delete(hash);
    return ofStation.length > 0;
  });

  function dropOldest(stationId: string): void {
    const ofStation = [...certificates.values()].filter((certificate) => certificate.stationId === stationId);
    ofStation.sort((a, b) => b.at.getTime() - a.at.getTime());
    for (const { hash } of ofStation.slice(maxClientCertificates)) certificates.delete(hash);
  }

  return {
    async set(certificate) {
      const { hash, stationId } = certificate;
      if (certificates.has(hash)) return;
      certificates.set(hash, copyCertificate(certificate));
      if (stationId !== undefined) dropOldest(stationId);
    },

    async find(hash) {
      const found = certificates.get(hash);
      return found && copyCertificate(found);
    },

    async delete(hash) {
      return certificates.delete(hash);
    },
  };
}

function copyCertificate(certificate: ClientCertificate): ClientCertificate {
  return { ...certificate, at: copyDate(certificate.at) };
}
