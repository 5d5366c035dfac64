import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { createEmbeddedDatabase } from '../src/embedded-database.js';
import { testConformance } from './conformance.js';

describe('the store on an embedded database on disk does what every store does', () => {
  let folder: string | undefined;

  testConformance(async () => {
    folder = await mkdtemp(join(tmpdir(), 'csms-store-'));
    return createEmbeddedDatabase(join(folder, 'postgres'));
  });

  afterAll(() => folder && rm(folder, { recursive: true }));
});
