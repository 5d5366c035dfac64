import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { type Store, StoreError } from '@csms/store';
import { createPki } from '@csms/test-pki';
import { type Postgres, startPostgres } from '@csms/test-postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../src/database.js';
import { createServerStore, openServerStore } from '../src/open-server-store.js';
import { createServerDatabase } from '../src/server-database.js';
import { anUpdate } from './events.js';

let server: Postgres;
let admin: Database;

beforeAll(async () => {
  server = await startPostgres();
  admin = createServerDatabase({ url: server.url });
});

afterAll(async () => {
  await admin.close();
  await server.remove();
});

/** A database of its own on the server. */
async function createDatabase(name: string): Promise<string> {
  await admin.run(`create database ${name}`);
  return server.url.replace(/postgres$/, name);
}

function isUnavailable(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'unavailable';
}

describe('a store on a server', () => {
  it('is opened by ten programs at once on an empty database', async () => {
    const url = await createDatabase('ten');
    const stores = await Promise.all(Array.from({ length: 10 }, () => openServerStore({ url, poolSize: 2 })));
    const recorded = await Promise.all(stores.map((store) => store.transactions.record(anUpdate())));
    expect(recorded).toHaveLength(10);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('goes on after a restart of the server, and says that it is unavailable meanwhile', async () => {
    const url = await createDatabase('restarted');
    const store = await openServerStore({ url });
    await store.transactions.record(anUpdate());
    await server.stop();
    await expect(store.check()).rejects.toSatisfy(isUnavailable);
    await expect(store.transactions.record(anUpdate())).rejects.toSatisfy(isUnavailable);
    await server.restart();
    await expect(store.check()).resolves.toBeUndefined();
    expect(await store.transactions.find('CP-1', 'T-1')).toBeDefined();
    await store.close();
  });

  it('survives that the server ends while it is in the middle of transactions', async () => {
    const url = await createDatabase('interrupted');
    const store = await openServerStore({ url });
    const ids = Array.from({ length: 200 }, (_, index) => `T-${index}`);
    const recording = ids.map((transactionId) => store.transactions.record(anUpdate({ transactionId })));
    const settled = Promise.allSettled(recording);
    await recording[20];
    await server.restart();
    const outcomes = await settled;
    const errors = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
    );
    expect(errors.filter((error) => !isUnavailable(error))).toEqual([]);
    const recorded = ids.filter((_, index) => outcomes[index]?.status === 'fulfilled');
    for (const transactionId of recorded) {
      expect(await store.transactions.find('CP-1', transactionId)).toBeDefined();
    }
    await store.close();
  });

  it('is unavailable when a statement waits for longer than it may', async () => {
    const url = await createDatabase('waiting');
    const store = await openServerStore({ url, statementTimeoutMs: 1_000 });
    const other = createServerDatabase({ url });
    await store.transactions.record(anUpdate());
    await other.transaction(async (queries) => {
      await queries.query('select record from transactions for update');
      await expect(store.transactions.record(anUpdate())).rejects.toSatisfy(isUnavailable);
    });
    await store.transactions.record(anUpdate({ seqNo: 2 }));
    await Promise.all([store.close(), other.close()]);
  });

  it('keeps no more connections than it may, and waits for one no longer than it may', async () => {
    const url = await createDatabase('bounded');
    const store = createServerDatabase({ url, poolSize: 1, connectTimeoutMs: 100 });
    await store.transaction(async () => {
      await expect(store.query('select 1')).rejects.toSatisfy(isUnavailable);
    });
    await expect(store.query('select 1')).resolves.toHaveLength(1);
    await store.close();
  });

  it('goes on when a later version changes a table that it has prepared statements for', async () => {
    const url = await createDatabase('changed');
    const [store, other] = [await openServerStore({ url, poolSize: 1 }), createServerDatabase({ url })];
    const at = new Date('2026-01-01T12:00:00Z');
    const report = async (requestId: number) => {
      for (const seqNo of [0, 1]) {
        const part = { requestId, seqNo, isLast: seqNo === 1, at, receivedAt: at, items: ['text'] };
        await store.customerInformation.recordReportPart('CP-1', part);
      }
    };
    await report(1);
    await other.run('alter table report_parts alter column seq_no type numeric');
    await expect(report(2)).rejects.toSatisfy(isUnavailable);
    await expect(report(3)).resolves.toBeUndefined();
    await Promise.all([store.close(), other.close()]);
  });

  it('is closed twice without harm', async () => {
    const store = await openServerStore({ url: await createDatabase('closed') });
    await Promise.all([store.close(), store.close()]);
    await expect(store.check()).rejects.toSatisfy(isUnavailable);
  });

  it('keeps texts that PostgreSQL has none of, in the order of their code units', async () => {
    const store = await openServerStore({ url: await createDatabase('texts') });
    const ids = ['a\0', 'a\u0001', 'a\ud800', 'a\u{1f50c}', 'a\udfff', 'a\ue000', 'a\ue001', 'a\uffff'];
    for (const stationId of ids.toReversed()) await register(store, stationId);
    const { items } = await store.stations.list({ limit: 10 });
    expect(items.map(({ stationId }) => stationId)).toEqual(ids.toSorted());
    await store.close();
  });
});

describe('opening a store on a server', () => {
  it('fails when nobody listens', async () => {
    const [port, close] = await silentPort();
    await close();
    await expect(openServerStore({ url: `postgres://csms@127.0.0.1:${port}/csms` })).rejects.toSatisfy(
      isUnavailable,
    );
  });

  it('fails in time when nobody answers', async () => {
    const [port, close] = await silentPort();
    const url = `postgres://csms@127.0.0.1:${port}/csms`;
    await expect(openServerStore({ url, connectTimeoutMs: 50 })).rejects.toSatisfy(isUnavailable);
    await close();
  });

  it('fails when there is no such database, and names it', async () => {
    const url = server.url.replace(/postgres$/, 'nowhere');
    await expect(openServerStore({ url })).rejects.toThrow('database "nowhere" does not exist');
  });

  it('fails when the server asks for a password, with none, a wrong one or a wrong name', async () => {
    const strict = await startPostgres();
    const owner = createServerDatabase({ url: strict.url });
    await owner.run(`create role named login password 'right'`);
    const [row] = await owner.query<{ file: string }>(`select current_setting('hba_file') as file`);
    await writeFile(row?.file ?? '', 'host all csms all trust\nhost all all all scram-sha-256\n');
    await owner.run('select pg_reload_conf()');
    const urlOf = (user: string) => strict.url.replace('csms@', `${user}@`);
    await vi.waitFor(() =>
      expect(openServerStore({ url: urlOf('named') })).rejects.toThrow(
        'the database does not let this program in: SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string',
      ),
    );
    for (const user of ['named:wrong', 'stranger:right']) {
      await expect(openServerStore({ url: urlOf(user) })).rejects.toThrow(
        'the database does not let this program in: password authentication failed for user',
      );
    }
    await owner.close();
    await strict.remove();
  });

  it('encrypts its connections, and checks whom it talks to, when the URL says so', async () => {
    const pki = createPki();
    const root = pki.root({ commonName: 'Database Root' });
    const certificate = root.issue({ commonName: 'localhost' });
    const key = await readFile(certificate.keyFile, 'utf8');
    const encrypted = await startPostgres({ tls: { cert: certificate.pem, key } });
    const url = encrypted.url.replace('127.0.0.1', 'localhost');
    const stranger = pki.root({ commonName: 'Other Root' });
    const trusting = (ca: string) => `${url}?sslmode=verify-full&sslrootcert=${encodeURIComponent(ca)}`;
    const database = createServerDatabase({ url: trusting(root.certificateFile) });
    const rows = await database.query('select ssl from pg_stat_ssl where pid = pg_backend_pid()');
    expect(rows).toEqual([{ ssl: true }]);
    await database.close();
    await expect(openServerStore({ url: trusting(stranger.certificateFile) })).rejects.toThrow('certificate');
    await encrypted.remove();
    pki.remove();
  });
});

describe('a store on a server that need not be there yet', () => {
  it('is unavailable until the server is there, and then used on a database of its version', async () => {
    const late = await startPostgres();
    await late.stop();
    const store = createServerStore({ url: late.url });
    await expect(store.check()).rejects.toSatisfy(isUnavailable);
    await expect(store.transactions.record(anUpdate())).rejects.toSatisfy(isUnavailable);
    await late.restart();
    await Promise.all([
      store.transactions.record(anUpdate()),
      store.transactions.record(anUpdate({ transactionId: 'T-2' })),
    ]);
    expect(await store.transactions.find('CP-1', 'T-1')).toBeDefined();
    await store.close();
    await late.remove();
  });

  it('refuses a database that a later version has made, whatever is asked of it', async () => {
    const url = await createDatabase('later');
    await (await openServerStore({ url })).close();
    const other = createServerDatabase({ url });
    await other.run('insert into schema_versions (version) values (10000)');
    const store = createServerStore({ url });
    for (const use of [() => store.check(), () => store.transactions.find('CP-1', 'T-1')]) {
      await expect(use()).rejects.toThrow('a later version of this program made it');
    }
    await Promise.all([store.close(), other.close()]);
  });
});

async function register({ stations }: Store, stationId: string): Promise<void> {
  await stations.register(stationId, { authentication: { securityProfile: 1, anyUsername: false } });
}

/** A port that takes connections and says nothing. */
async function silentPort(): Promise<readonly [number, () => Promise<void>]> {
  const sockets = new Set<{ destroy(): void }>();
  const listener = createServer((socket) => sockets.add(socket));
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return [
    port,
    async () => {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, 'close');
    },
  ];
}
