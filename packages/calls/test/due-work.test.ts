import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDueWork, type DueWorkOptions } from '../src/index.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Due work whose pieces end when the test says so. */
function aDesk(options: Partial<DueWorkOptions<string>> = {}) {
  const waiting: string[] = [];
  const limits: number[] = [];
  const running = new Map<string, () => void>();
  const errors: unknown[] = [];
  const due = createDueWork<string>({
    async claim(limit) {
      limits.push(limit);
      return waiting.splice(0, limit);
    },
    work: (item) =>
      new Promise((resolve) => {
        running.set(item, () => {
          running.delete(item);
          resolve();
        });
      }),
    onError: (error, item) => errors.push([error, item]),
    maxInFlight: 2,
    ...options,
  });
  return { due, waiting, limits, running, errors };
}

describe('due work', () => {
  it('is looked for once in an interval, and at once when something has become due', async () => {
    const { due, waiting, running, limits } = aDesk({ intervalMs: 1_000 });
    await vi.advanceTimersByTimeAsync(2_500);
    expect(limits).toHaveLength(2);
    waiting.push('a');
    due.look();
    await vi.advanceTimersByTimeAsync(0);
    expect([...running.keys()]).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(999);
    expect(limits).toHaveLength(3);
  });

  it('is looked for again when something becomes due during a look', async () => {
    const looks: Array<() => void> = [];
    const { due } = aDesk({
      claim: () => new Promise((resolve) => looks.push(() => resolve([]))),
    });
    due.look();
    await vi.advanceTimersByTimeAsync(0);
    due.look();
    looks[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(looks).toHaveLength(2);
  });

  it('is claimed as far as there is room, and the rest as soon as there is room again', async () => {
    const { due, waiting, running, limits } = aDesk();
    waiting.push('a', 'b', 'c');
    due.look();
    await vi.advanceTimersByTimeAsync(0);
    expect([...running.keys()]).toEqual(['a', 'b']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(limits).toEqual([2]);
    running.get('a')?.();
    await vi.advanceTimersByTimeAsync(1);
    expect([...running.keys()]).toEqual(['b', 'c']);
  });

  it('that fails is told of, as are looks that do, and does not end the others', async () => {
    const failure = new Error('broken');
    let isAway = true;
    const { due, errors } = aDesk({
      async claim() {
        if (isAway) throw failure;
        return ['a'];
      },
      work: () => Promise.reject(failure),
    });
    due.look();
    await vi.advanceTimersByTimeAsync(0);
    expect(errors).toEqual([[failure, undefined]]);
    isAway = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(errors).toEqual([
      [failure, undefined],
      [failure, 'a'],
    ]);
  });

  it('is not looked for when it is closed, which waits for what runs', async () => {
    let isAborted = false;
    const { due, waiting, running, limits } = aDesk({
      work: (_item, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            isAborted = true;
            resolve();
          });
        }),
    });
    waiting.push('a');
    due.look();
    await vi.advanceTimersByTimeAsync(0);
    await due.close();
    due.look();
    await vi.advanceTimersByTimeAsync(5_000);
    expect({ isAborted, running: running.size, looks: limits.length }).toEqual({
      isAborted: true,
      running: 0,
      looks: 1,
    });
    await due.close();
  });
});
