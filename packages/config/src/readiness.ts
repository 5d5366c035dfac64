import type { Store } from '@csms/store';

/** A store that takes longer than this to answer is not ready, in milliseconds. */
const limitMs = 2_000;

/** Whether the store answers, in time. */
export async function isStoreReady(store: Pick<Store, 'check'>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, limitMs, false);
  });
  const answered = store.check().then(
    () => true,
    () => false,
  );
  const ready = await Promise.race([answered, late]);
  clearTimeout(timer);
  return ready;
}
