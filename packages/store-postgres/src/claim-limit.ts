/**
 * SQL that limits a claim. The number is part of the statement rather than a parameter: for a parameter the server's
 * generic plan assumes a tenth of the table, and scans all of it. Each caller has one number, so there are few such
 * statements.
 */
export function claimLimit(limit: number): string {
  if (Number.isSafeInteger(limit) && limit >= 0) return `limit ${limit}`;
  throw new RangeError(`expected a whole number to claim, not ${limit}`);
}
