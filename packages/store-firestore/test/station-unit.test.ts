import { type ReportedVariable, StoreError } from '@csms/store';
import { inMemory } from '@csms/test-firestore';
import { expect, it } from 'vitest';
import type { Database } from '../src/database.js';
import { createFirestoreDatabase } from '../src/firestore-database.js';
import { createFirestoreStore } from '../src/firestore-store.js';

const at = (minute: number) => new Date(Date.UTC(2026, 4, 1, 12, minute));

function aVariable(name: string): ReportedVariable {
  const attribute = {
    type: 'Actual',
    mutability: 'ReadOnly',
    isPersistent: false,
    isConstant: false,
  } as const;
  return { component: { name: 'EVSE' }, variable: { name }, attributes: [attribute] };
}

/** A complete report of one part, made at a minute. */
function aReport(minute: number, items: readonly ReportedVariable[]) {
  return {
    requestId: minute,
    seqNo: 0,
    isLast: true,
    isComplete: true,
    at: at(minute),
    receivedAt: at(minute),
    items,
  };
}

/** A database that is lost at one of its commits. */
function losing(database: Database, lostCommit: number): Database {
  let commits = 0;
  return {
    ...database,
    async commit(writes) {
      commits += 1;
      if (commits === lostCommit) throw new StoreError('unavailable', 'lost');
      return database.commit(writes);
    },
  };
}

it.each([1, 2, 3])(
  'a change of several commits that is lost at number %i is made good when it is done again',
  async (lost) => {
    const database = createFirestoreDatabase({
      client: inMemory.createClient(),
      root: [],
      timeoutMs: 30_000,
    });
    const { deviceModel } = createFirestoreStore(database);
    await deviceModel.recordReportPart('CP-1', aReport(1, [aVariable('old')]));

    const names = Array.from({ length: 900 }, (_, index) => `v-${String(index).padStart(3, '0')}`);
    const report = aReport(2, names.map(aVariable));
    const interrupted = createFirestoreStore(losing(database, lost));
    await expect(interrupted.deviceModel.recordReportPart('CP-1', report)).rejects.toThrow('lost');
    await deviceModel.recordReportPart('CP-1', report);

    const { items } = await deviceModel.list('CP-1', { limit: 1_000 });
    expect(items.map(({ variable }) => variable.name)).toEqual(names);
    await database.close();
  },
);
