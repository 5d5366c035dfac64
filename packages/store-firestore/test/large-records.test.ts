import { randomBytes } from 'node:crypto';
import type { CallStore, NewCall } from '@csms/store';
import { inMemory } from '@csms/test-firestore';
import { describe, expect, it } from 'vitest';
import { createFirestoreDatabase } from '../src/firestore-database.js';
import { createFirestoreStore } from '../src/firestore-store.js';

const at = new Date('2026-05-01T12:00:00Z');

/** A text that can't be packed into a document, with halves of surrogate pairs in it. */
const large = `\ud800${randomBytes(1_500_000).toString('base64')}\udfff`;

function aCall(request: object): NewCall {
  return { callId: 'c-1', stationId: 'CP-1', action: 'DataTransfer', request, createdAt: at, expiresAt: at };
}

async function requestOf(calls: CallStore): Promise<unknown> {
  return (await calls.find('CP-1', 'c-1'))?.request;
}

function aStore() {
  const client = inMemory.createClient();
  const store = createFirestoreStore(createFirestoreDatabase({ client, root: [], timeoutMs: 10_000 }));
  const piecesOfCalls = async () => (await client.collectionGroup('pieces').get()).size;
  return { store, piecesOfCalls };
}

describe('a record that is larger than a document may be', () => {
  it('is kept as it is', async () => {
    const { store, piecesOfCalls } = aStore();
    await store.calls.create(aCall({ data: large }));
    expect(await requestOf(store.calls)).toEqual({ data: large });
    expect((await store.calls.list('CP-1', { limit: 10 })).items).toHaveLength(1);
    expect(await piecesOfCalls()).toBeGreaterThan(0);
  });

  it('may grow and shrink, and leaves nothing behind', async () => {
    const { store, piecesOfCalls } = aStore();
    const { clientCertificates } = store;
    for (const certificate of [large, 'PEM']) {
      await clientCertificates.set({ hash: 'h', certificate, at });
      expect((await clientCertificates.find('h'))?.certificate).toBe(certificate);
      await clientCertificates.delete('h');
      expect(await piecesOfCalls()).toBe(0);
    }
    await store.calls.create(aCall({}));
    await store.calls.complete('CP-1', 'c-1', { status: 'Answered', response: { data: large } }, at);
    expect((await store.calls.find('CP-1', 'c-1'))?.response).toEqual({ data: large });
  });

  it('is packed into one document where that is enough', async () => {
    const { store, piecesOfCalls } = aStore();
    await store.calls.create(aCall({ data: 'a'.repeat(3_000_000) }));
    expect(await requestOf(store.calls)).toEqual({ data: 'a'.repeat(3_000_000) });
    expect(await piecesOfCalls()).toBe(0);
  });
});
