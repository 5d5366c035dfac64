import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { csms, failed, printed } from './csms.js';
import { keepIn } from './system.js';

const folder = mkdtempSync(join(tmpdir(), 'csms-import-'));
const data = join(folder, 'data');
const elsewhere = { env: { CSMS_STORAGE_POSTGRES_DATA_DIR: join(folder, 'elsewhere') } };

beforeAll(() => keepIn(data));
afterAll(() => rmSync(folder, { recursive: true }));

it('copies what a folder holds to where the configuration says, once', async () => {
  expect(await csms(['store', 'import', data], elsewhere)).toEqual(printed('copied\nstations: 1\n'));
  const again = await csms(['store', 'import', data, '--json'], elsewhere);
  expect(again).toEqual(failed(1, 'csms: expected an empty database to copy to: it has stations\n'));
});

it('tells what cannot be copied, or where to', async () => {
  const nothing = join(folder, 'nothing');
  expect(await csms(['store', 'import', nothing], elsewhere)).toEqual(
    failed(1, `csms: expected the folder of a database: ${nothing}\n`),
  );
  expect(await csms(['store', 'import', data])).toEqual(
    failed(1, 'csms: storage.type: expected "postgres" to import into, not "in_memory"\n'),
  );
});
