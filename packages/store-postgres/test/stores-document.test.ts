import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Store } from '@csms/store';
import { type Postgres, startPostgres } from '@csms/test-postgres';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openEmbeddedStore, openServerStore } from '../src/index.js';

const document = new URL('../../../docs/stores.md', import.meta.url);
const host = 'db.example.com';

let server: Postgres;
let folder: string;
/** What the document has an operator type, in its order, for the server of this test. */
let commands: readonly string[];
let urlOf: (database: string) => string;

/** What the commands contain that are run here, all of them by one test. */
const ofServer = [
  'create role csms',
  'export CSMS_STORAGE_POSTGRES_URL',
  'alter role csms set',
  'pg_dump',
  'pg_restore',
];
const ofFolder = ['tar -czf', 'tar -xzf'];
/** Those of the command `csms` are run by its own tests. */
const ofOthers = ['csms retention'];
/** What a test has run of them. */
const run = new Set<string>();

beforeAll(async () => {
  server = await startPostgres();
  folder = await mkdtemp(join(tmpdir(), 'stores-'));
  // The server's administrator is named as the document names the system's own role.
  await query(server.url, 'create role postgres superuser login');
  const address = new URL(server.url).host;
  await query(`postgres://postgres@${address}/postgres`, 'alter role csms rename to administrator');
  urlOf = (database) => `postgres://csms:change-me@${address}/${database}`;
  const text = await readFile(document, 'utf8');
  commands = [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, code = '']) =>
    code.replaceAll(host, address),
  );
});

beforeEach(() => run.clear());

afterAll(async () => {
  await server.remove();
  await rm(folder, { recursive: true, force: true });
});

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text);
  await client.end();
}

/** Runs the commands that contain a text, which have to be there. */
async function type(...parts: readonly string[]): Promise<string> {
  const typed = parts.map((part) => {
    const command = commands.find((each) => each.includes(part));
    if (command === undefined) throw new Error(`expected a command with ${part}`);
    run.add(part);
    return command;
  });
  const { hostname, port } = new URL(server.url);
  const env = { ...process.env, PGHOST: hostname, PGPORT: port, PGUSER: 'postgres' };
  const { stdout } = await promisify(execFile)('sh', ['-ec', typed.join('')], { cwd: folder, env });
  return stdout;
}

async function register(store: Store, stationId: string): Promise<void> {
  await store.stations.register(stationId, { authentication: { securityProfile: 1, anyUsername: false } });
}

async function stationsOf(store: Store): Promise<readonly string[]> {
  const { items } = await store.stations.list({ limit: 10 });
  await store.close();
  return items.map(({ stationId }) => stationId);
}

it('what an operator is told to type makes a role and a database in which the store works, and brings a backup of it back', async () => {
  await type('create role csms');
  expect(await type('export CSMS_STORAGE_POSTGRES_URL')).toContain('csms');
  await type('alter role csms set');
  const store = await openServerStore({ url: urlOf('csms') });
  await register(store, 'CP-before');
  await type('export CSMS_STORAGE_POSTGRES_URL', 'pg_dump');
  await register(store, 'CP-after');
  await store.close();
  await type('pg_restore');
  expect(await stationsOf(await openServerStore({ url: urlOf('csms_restored') }))).toEqual(['CP-before']);
  expect(run).toEqual(new Set(ofServer));
});

it('and so for a database in a folder', async () => {
  const dataDir = join(folder, 'data');
  const store = await openEmbeddedStore({ dataDir });
  await register(store, 'CP-before');
  await store.close();
  await type('tar -czf');
  const later = await openEmbeddedStore({ dataDir });
  await register(later, 'CP-after');
  await later.close();
  await type('tar -xzf');
  expect(await stationsOf(await openEmbeddedStore({ dataDir }))).toEqual(['CP-before']);
  expect(run).toEqual(new Set(ofFolder));
  // Three starts, each of which takes some seconds even where nothing else runs.
}, 300_000);

it('no other command is in the document', () => {
  const known = [...ofServer, ...ofFolder, ...ofOthers];
  expect(commands.filter((command) => !known.some((part) => command.includes(part)))).toEqual([]);
});
