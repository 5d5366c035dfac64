/**
 * SQL that limits a claim. The number stands in the statement itself rather than in a parameter: of a parameter the
 * server assumes a tenth of the table in the plan that it keeps, and reads through all of it. Callers have one number
 * each, so there are few such statements.
 */
export function claimLimit(limit: number): string {
  if (Number.isSafeInteger(limit) && limit >= 0) return `limit ${limit}`;
  throw new RangeError(`expected a whole number to claim, not ${limit}`);
}
