import type { PoolClient, QueryConfig, QueryResult } from 'pg';

/**
 * How many statements are sent on a connection without waiting for answers, few so that a slow one holds up few others.
 */
const maxBatch = 16;

/** Gives connections, as a pool does. */
interface Connections {
  connect(): Promise<PoolClient>;
}

interface Waiting {
  readonly sinceMs: number;
  readonly statement: QueryConfig | string;
  resolve(result: QueryResult): void;
  reject(error: unknown): void;
}

/**
 * Runs statements, each by itself, on the connections of a pool whose clients pipeline. A statement gets a connection
 * of its own while there is one. Those that have to wait are shared out evenly among the connections that become free,
 * and sent on one without awaiting each other's answers, which takes half of the processor time.
 *
 * @param maxWaitMs how long the pool tries to give a connection: when it fails, all statements are rejected that have
 * waited that long
 */
export function createStatementQueue(
  pool: Connections,
  poolSize: number,
  maxWaitMs: number,
): (statement: QueryConfig | string) => Promise<QueryResult> {
  const waiting: Waiting[] = [];
  let asked = 0;

  /** Asks for a connection for each statement that waits, as far as there are any. */
  function ask(): void {
    while (asked < Math.min(poolSize, waiting.length)) {
      asked++;
      void pool.connect().then(serve, refuse);
    }
  }

  /** The statements for one of the connections that were asked for; none when they were given up. */
  function take(): readonly Waiting[] {
    const share = Math.min(maxBatch, Math.ceil(waiting.length / asked));
    asked--;
    const batch = waiting.splice(0, share);
    ask();
    return batch;
  }

  function serve(client: PoolClient): void {
    const batch = take();
    if (batch.length === 0) client.release();
    let left = batch.length;
    let failure: unknown;
    const end = () => {
      if (--left === 0) client.release(failure !== undefined);
    };
    for (const { statement, resolve, reject } of batch) {
      client.query(statement).then(
        (result) => {
          end();
          resolve(result);
        },
        (error: unknown) => {
          failure = error;
          end();
          reject(error);
        },
      );
    }
  }

  function refuse(error: unknown): void {
    const latest = performance.now() - maxWaitMs;
    const share = take();
    const punctual = waiting.findIndex(({ sinceMs }) => sinceMs > latest);
    const late = waiting.splice(0, punctual < 0 ? waiting.length : punctual);
    for (const { reject } of [...share, ...late]) reject(error);
  }

  return (statement) =>
    new Promise((resolve, reject) => {
      waiting.push({ sinceMs: performance.now(), statement, resolve, reject });
      ask();
    });
}
