import type { Deviation } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { counted } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { createDeviationLog } from './deviation-log.js';

function met(messageId: string): Deviation {
  const at = new Date('2026-03-01T12:00:00Z');
  return { rule: 'null-field', action: 'StopTransaction', field: '/idTag', example: 'null', messageId, at };
}

async function countOf({ deviations }: ReturnType<typeof createMemoryStore>, stationId: string) {
  return (await deviations.list(stationId, { limit: 10 })).items[0]?.count;
}

test('all stations are written with one call, and nothing with none', async () => {
  const { store, calls } = counted(createMemoryStore());
  const log = createDeviationLog({ deviations: store.deviations });
  log.add('CS1', [met('m-1')]);
  log.add('CS2', [met('m-1'), met('m-2')]);
  log.add('CS1', [met('m-2')]);
  await log.flush();
  await log.close();
  expect(calls).toEqual(['deviations.record']);
  expect(await countOf(store, 'CS1')).toBe(2);
  expect(await countOf(store, 'CS2')).toBe(2);
});

test('what cannot be written is written the next time', async () => {
  const store = createMemoryStore();
  let isAway = true;
  const log = createDeviationLog({
    deviations: {
      record: (batch) => (isAway ? Promise.reject(new Error('away')) : store.deviations.record(batch)),
    },
  });
  log.add('CS1', [met('m-1')]);
  const failed = log.flush();
  log.add('CS1', [met('m-2')]);
  await expect(failed).rejects.toThrow('away');
  isAway = false;
  await log.close();
  expect(await countOf(store, 'CS1')).toBe(2);
});

test('no more is collected than may be, and it is written at once', async () => {
  const store = createMemoryStore();
  const failures: unknown[] = [];
  const log = createDeviationLog({
    deviations: { record: () => Promise.reject(new Error('away')) },
    maxDeviations: 2,
    onError: (error) => failures.push(error),
  });
  for (const messageId of ['m-1', 'm-2', 'm-3', 'm-4']) log.add('CS1', [met(messageId)]);
  await expect(log.close()).rejects.toThrow('away');
  expect(failures).toHaveLength(1);

  const bounded = createDeviationLog({ deviations: store.deviations, maxDeviations: 2 });
  bounded.add('CS1', [met('m-1'), met('m-2'), met('m-3')]);
  await bounded.close();
  expect(await countOf(store, 'CS1')).toBe(2);
});
