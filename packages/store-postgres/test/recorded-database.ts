import type { Database, Queries, Value } from '../src/database.js';

/** A statement, as it was made. */
export interface Statement {
  readonly text: string;
  readonly values: readonly Value[];
}

/** A database that notes the statements that it is given; to begin and to commit are none. */
export function recordedDatabase(database: Database): {
  readonly database: Database;
  readonly statements: Statement[];
} {
  const statements: Statement[] = [];

  function noting(queries: Queries): Queries {
    return {
      query(text, values = []) {
        statements.push({ text, values });
        return queries.query(text, values);
      },
      run: (script) => queries.run(script),
    };
  }

  return {
    statements,
    database: {
      ...noting(database),
      transaction: (work, locks) => database.transaction((queries) => work(noting(queries)), locks),
      close: () => database.close(),
    },
  };
}
