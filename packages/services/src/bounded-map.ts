/** Puts an entry into a map, as its newest; the oldest goes when there are more than a number of them. */
export function putBounded<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, maxSize: number): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= maxSize) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    break;
  }
}
