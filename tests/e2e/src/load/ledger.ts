/** Whether what a station said was answered. Where it was not, the system may have it or not. */
export interface Told {
  answered: boolean;
}

/** A reading of the meter. */
export interface Sample {
  readonly at: string;
  readonly registerWh: number;
  readonly voltageV: number;
  readonly told: Told;
}

/** The begin or the end of a charging session. */
export interface Boundary {
  readonly at: string;
  readonly registerWh: number;
  readonly told: Told;
}

/** A charging session as its station knows it. */
export interface Session {
  /** On 1.6 it is in the answer to the start. */
  transactionId?: string;
  readonly start: Boundary;
  /** In order of time. */
  readonly samples: Sample[];
  end?: Boundary & { readonly reason: string };
}

/** An error that a station was answered. */
export interface AnsweredError {
  readonly action: string;
  readonly code: string;
  readonly description: string;
}

/** All that a station has said, with what came of it. */
export interface Ledger {
  readonly stationId: string;
  readonly protocol: 'ocpp1.6' | 'ocpp2.0.1';
  readonly tokenUid: string;
  readonly sessions: Session[];
  /** Of its one connector, in order. */
  readonly statuses: Array<{ readonly status: string; readonly told: Told }>;
  readonly errors: AnsweredError[];
  /** Ids of the calls that it was made, each as often as it came; all of them it answered with `Accepted`. */
  readonly calls: string[];
  /** How often it connected. */
  connections: number;
  /** How often a connection broke before a call was answered, which was repeated then. */
  repeats: number;
}

/** The ledger of a station that has said nothing. */
export function emptyLedger(whose: Pick<Ledger, 'stationId' | 'protocol' | 'tokenUid'>): Ledger {
  return { ...whose, sessions: [], statuses: [], errors: [], calls: [], connections: 0, repeats: 0 };
}

/** What may be held of a list of statements: up to the last one that was answered it is, and what follows may be. */
export function mayBeLast<T extends { readonly told: Told }>(said: readonly T[]): readonly T[] {
  return said.slice(
    Math.max(
      said.findLastIndex(({ told }) => told.answered),
      0,
    ),
  );
}
