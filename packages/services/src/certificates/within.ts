/** What a promise resolves to, or a fallback when it takes longer than a number of milliseconds. */
export async function within<Value, Fallback>(
  timeMs: number,
  promise: Promise<Value>,
  fallback: Fallback,
): Promise<Value | Fallback> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<Fallback>((resolve) => {
    timer = setTimeout(() => resolve(fallback), timeMs);
  });
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
  }
}
