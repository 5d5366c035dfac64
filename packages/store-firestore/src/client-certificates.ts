import {
  type ClientCertificate,
  type ClientCertificateStore,
  codecOf,
  maxClientCertificates,
} from '@csms/store';
import { createDocuments } from './create-documents.js';
import type { Database, Path } from './database.js';
import { documentId } from './document-ids.js';
import { removeDocument } from './remove-document.js';
import { trim } from './trim.js';

const codec = codecOf<ClientCertificate>({ at: 'date' });

/** Makes a store of client certificates. */
export function createClientCertificateStore(database: Database): ClientCertificateStore {
  const collection: Path = ['clientCertificates'];
  const pathOf = (hash: string): Path => [...collection, documentId(hash)];

  return {
    async set(certificate) {
      const { hash, stationId, at } = certificate;
      const station = stationId === undefined ? undefined : documentId(stationId);
      const content = { fields: { station, atMs: at.getTime() }, record: codec.encode(certificate) };
      const isNew = await createDocuments(database, [{ path: pathOf(hash), content }]);
      if (isNew && station !== undefined) {
        await trim(database, collection, { max: maxClientCertificates }, { station });
      }
    },

    async find(hash) {
      const [document] = await database.get([pathOf(hash)]);
      return document && codec.decode(document.record);
    },

    delete: (hash) => removeDocument(database, pathOf(hash)),
  };
}
