/**
 * A column for `overSince` of `@csms/store`: the end alone does not tell since when a transaction is over, as it is by
 * the station's clock.
 */
export const overSince = `
  alter table transactions add column over_since timestamptz;
  update transactions set over_since = ended_at where ended_at >= '2010-01-01T00:00:00Z';
  drop index transactions_to_empty, transactions_to_remove;
  create index transactions_to_empty on transactions (over_since)
    where readings_state <> 'gone' and over_since is not null;
  create index transactions_to_remove on transactions (over_since)
    where readings_state = 'gone' and over_since is not null;
`;
