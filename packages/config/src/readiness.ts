import type { Store } from '@csms/store';

/** What takes longer than this to answer is not ready. In milliseconds. */
const limitMs = 2_000;

/** Whether the store answers, in time. */
export function isStoreReady(store: Pick<Store, 'check'>): Promise<boolean> {
  return succeedsInTime(store.check());
}

/** Whether an API answers, in time, that its process lives. Its URL is that of `gateway.api_url`, without `/api/v0`. */
export function isApiReady(url: string): Promise<boolean> {
  return succeedsInTime(askHealth(`${url.replace(/\/+$/, '')}/health`));
}

async function askHealth(url: string): Promise<void> {
  const { ok, body } = await fetch(url, { signal: AbortSignal.timeout(limitMs) });
  await body?.cancel();
  if (!ok) throw new Error('expected an API');
}

async function succeedsInTime(work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, limitMs, false);
  });
  const succeeded = work.then(
    () => true,
    () => false,
  );
  const ready = await Promise.race([succeeded, late]);
  clearTimeout(timer);
  return ready;
}
