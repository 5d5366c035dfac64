import {
  codecOf,
  type EvCertificateClaim,
  type EvCertificateKey,
  type EvCertificateStore,
  maxEvCertificateAgeMs,
  maxEvCertificates,
} from '@csms/store';
import { changeDocument } from './change-document.js';
import { ofStation } from './collections.js';
import type { Content, Database, Path } from './database.js';
import { documentId } from './document-ids.js';
import { trim } from './trim.js';

/** A request, from its last claim on. */
interface ClaimedRequest {
  readonly claimedAt: Date;
  readonly leaseUntil: Date;
  readonly hasFailed: boolean;
  readonly exiResponse?: string;
}

const codec = codecOf<ClaimedRequest>({ claimedAt: 'date', leaseUntil: 'date' });

/** Makes a store of contract certificates that EVs ask for. */
export function createEvCertificateStore(database: Database): EvCertificateStore {
  const collectionOf = (stationId: string): Path => ofStation(stationId, 'evCertificates');
  const pathOf = ({ stationId, requestId }: EvCertificateKey): Path => [
    ...collectionOf(stationId),
    documentId(requestId),
  ];

  return {
    async claim(key, now, leaseUntil) {
      const { isNew, claim } = await changeDocument(database, pathOf(key), (document) => {
        const known = document && codec.decode(document.record);
        const status = known && statusAt(known, now);
        if (status) return { result: { isNew: false, claim: status } };
        const content = contentOf({ claimedAt: now, leaseUntil, hasFailed: false });
        return { content, result: { isNew: !known, claim: { status: 'claimed' } as const } };
      });
      if (isNew) await trim(database, collectionOf(key.stationId), { max: maxEvCertificates });
      return claim;
    },

    answer: (key, exiResponse) =>
      changeDocument(database, pathOf(key), (document) => {
        if (!document) return { result: exiResponse };
        const known = codec.decode(document.record);
        if (known.exiResponse !== undefined) return { result: known.exiResponse };
        return { content: contentOf({ ...known, exiResponse }), result: exiResponse };
      }),

    fail: (key) =>
      changeDocument(database, pathOf(key), (document) => {
        const known = document && codec.decode(document.record);
        if (!known || known.exiResponse !== undefined) return { result: undefined };
        return { content: contentOf({ ...known, hasFailed: true }), result: undefined };
      }),
  };
}

/** What a copy of a request is told; `undefined` when it may be claimed. */
function statusAt(
  { claimedAt, leaseUntil, hasFailed, exiResponse }: ClaimedRequest,
  now: Date,
): EvCertificateClaim | undefined {
  if (now.getTime() - claimedAt.getTime() > maxEvCertificateAgeMs) return undefined;
  if (exiResponse !== undefined) return { status: 'answered', exiResponse };
  if (leaseUntil <= now) return undefined;
  return { status: hasFailed ? 'failed' : 'pending' };
}

function contentOf(request: ClaimedRequest): Content {
  return { fields: { atMs: request.claimedAt.getTime() }, record: codec.encode(request) };
}
