import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { storageLine } from './storage-line.js';

it('says where the state is kept', () => {
  expect(storageLine({ type: 'in_memory' })).toBe('data     in memory, forgotten when this ends');
  const firestore = { projectId: 'my-project', timeoutMs: 1 };
  expect(storageLine({ type: 'firestore', firestore })).toBe('data     firestore, project my-project');
  expect(storageLine({ type: 'postgres', dataDir: './data' })).toBe(`data     ${resolve('data')}`);
});

it('names a server without the password', () => {
  const url = 'postgres://csms:secret@db.example.com:5433/csms?sslmode=require';
  const server = { url, poolSize: 1, connectTimeoutMs: 1, statementTimeoutMs: 1 };
  expect(storageLine({ type: 'postgres', server })).toBe('data     postgres://db.example.com:5433/csms');
});
