import { createMemoryStore } from '@csms/store-memory';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { claimEvCertificates } from './claimed-ev-certificates.js';
import type { EvCertificateRequest } from './ev-certificates.js';

const request: EvCertificateRequest = {
  stationId: 'CS1',
  schemaVersion: 'urn:iso:15118:2:2013:MsgDef',
  action: 'Install',
  exiRequest: 'gJ0=',
};

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Managers on one store, and a pool that answers each request after a while. */
function managers(answer: (count: number) => string | undefined, afterMs = 4_000) {
  const { evCertificates } = createMemoryStore();
  const asked: EvCertificateRequest[] = [];
  const provider = {
    async provide(each: EvCertificateRequest) {
      asked.push(each);
      const count = asked.length;
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      return answer(count);
    },
  };
  const [first, second] = [1, 2].map(() => claimEvCertificates({ provider, evCertificates }));
  if (!first || !second) throw new Error('expected two managers');
  return { asked, evCertificates, first, second };
}

/** What promises resolve to when so many milliseconds have passed. */
async function after<T>(ms: number, promises: readonly Promise<T>[]): Promise<readonly T[]> {
  const all = Promise.all(promises);
  await vi.advanceTimersByTimeAsync(ms);
  return all;
}

describe('a contract certificate', () => {
  test('is got once for all copies of its request, at once and later, by two managers', async () => {
    const { asked, first, second } = managers((count) => `EXI ${count}`);
    const copies = [first, second, second, first].map((manager) => manager.provide(request));
    expect(await after(5_000, copies)).toEqual(['EXI 1', 'EXI 1', 'EXI 1', 'EXI 1']);
    expect(await second.provide(request)).toBe('EXI 1');
    expect(asked).toEqual([request]);
  });

  test('that cannot be got is none for all copies, and is tried again later', async () => {
    const { asked, first, second } = managers((count) => (count === 1 ? undefined : 'EXI'));
    const copies = [first, second].map((manager) => manager.provide(request));
    expect(await after(5_000, copies)).toEqual([undefined, undefined]);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await after(5_000, [first.provide(request)])).toEqual(['EXI']);
  });

  test('is got by another manager when the one that claimed it has died', async () => {
    const { evCertificates, first, second } = managers(() => 'EXI', 60 * 60_000);
    void first.provide(request);
    await vi.advanceTimersByTimeAsync(29_000);
    const alive = claimEvCertificates({ provider: { provide: async () => 'EXI 2' }, evCertificates });
    expect(await after(2_000, [alive.provide(request)])).toEqual(['EXI 2']);
    expect(await second.provide(request)).toBe('EXI 2');
  });

  test('is not waited for without end', async () => {
    const { evCertificates } = managers(() => 'EXI');
    const manager = claimEvCertificates({
      provider: { provide: async () => 'EXI' },
      evCertificates: { ...evCertificates, claim: async () => ({ status: 'pending' }) },
    });
    expect(await after(31_000, [manager.provide(request)])).toEqual([undefined]);
  });

  test.each([
    { stationId: 'CS2' },
    { action: 'Update' },
    { exiRequest: 'gJ1=' },
    { schemaVersion: 'x' },
  ] as const)('is another one when its request differs in %j', async (difference) => {
    const { asked, first } = managers((count) => `EXI ${count}`);
    const both = [first.provide(request), first.provide({ ...request, ...difference })];
    expect(new Set(await after(5_000, both)).size).toBe(2);
    expect(asked).toHaveLength(2);
  });
});
