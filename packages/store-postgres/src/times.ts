/** A time as PostgreSQL reads a `timestamptz`, in any year that it knows, some of which ISO 8601 writes differently. */
export function timestampOf(time: Date): string {
  const year = time.getUTCFullYear();
  const iso = time.toISOString();
  if (year >= 1 && year <= 9_999) return iso;
  const rest = iso.slice(iso.indexOf('-', 1));
  return year > 0 ? `${year}${rest}` : `${String(1 - year).padStart(4, '0')}${rest} BC`;
}

/** SQL for the milliseconds since 1970 of a column, for {@link timeOf}. */
export function msOf(column: string): string {
  return `(extract(epoch from ${column}) * 1000)::bigint`;
}

/** The time that {@link msOf} read: clients return a `bigint` as a text or as a number. */
export function timeOf(ms: string | number): Date {
  return new Date(Number(ms));
}
