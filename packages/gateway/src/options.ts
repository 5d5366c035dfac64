/** The times and time limits of a gateway. All in milliseconds. */
export interface GatewayTiming {
  /** How long a connection may take to say who it is, and before that for the handshake of TLS. */
  readonly arrivalMs: number;
  /** How often a station is pinged; one that has not been heard since the last ping is cut off. 0 for never. */
  readonly pingIntervalMs: number;
  /** When, after it was published, a call of a station without an answer is published again: to another manager. */
  readonly republishAfterMs: readonly number[];
  /** When a station's call without an answer is refused. Stations wait 30 s. */
  readonly answerWithinMs: number;
  /** How long an answer is kept for a station that repeats its call. */
  readonly replayMs: number;
  /** How long a station may take for a call of ours before the next one is sent. */
  readonly callTimeoutMs: number;
  /** How long a call of ours may wait for its turn; after that it is refused. */
  readonly queueTimeoutMs: number;
  /** How long an answer that comes after that is still passed on. */
  readonly lateAnswerMs: number;
  /** How often the gateway says that it is alive. */
  readonly beatIntervalMs: number;
  /** When a connection event that reached nobody is sent again; the pause doubles up to a minute. */
  readonly eventRetryMs: number;
  /** How long connections that were turned away are noted before they are told of together. */
  readonly refusalPauseMs: number;
  /** How long a station's registration may be looked up. */
  readonly lookUpTimeoutMs: number;
  /** How long to wait before a station is looked up again because a manager refused its call. */
  readonly lookAgainMs: number;
  /** How long {@link Gateway.close} waits for what is in progress. */
  readonly drainMs: number;
  /** A while in which {@link GatewayLimits.readCharacters} of a station are read. */
  readonly readWindowMs: number;
  /** How long a station may take to close its side of a socket that we closed. */
  readonly closeTimeoutMs: number;
}

/** The timing of a gateway that is not told otherwise. */
export const defaultTiming: GatewayTiming = {
  arrivalMs: 30_000,
  pingIntervalMs: 60_000,
  republishAfterMs: [5_000, 10_000, 20_000],
  answerWithinMs: 28_000,
  replayMs: 60_000,
  callTimeoutMs: 30_000,
  queueTimeoutMs: 25_000,
  lateAnswerMs: 600_000,
  beatIntervalMs: 10_000,
  eventRetryMs: 1_000,
  refusalPauseMs: 1_000,
  lookUpTimeoutMs: 10_000,
  lookAgainMs: 60_000,
  drainMs: 5_000,
  readWindowMs: 1_000,
  closeTimeoutMs: 5_000,
};

/** How much a gateway keeps in memory for one station. */
export interface GatewayLimits {
  /** Largest frame of a station, in bytes, also after decompression; a larger one closes its socket with 1009. */
  readonly frameBytes: number;
  /**
   * Characters of a station that are read in a while, each message as 4,096 at least; what is more waits, so that no station
   * keeps the others waiting. By default that is a thousand messages in a second, or four of the largest.
   */
  readonly readCharacters: number;
  /** Calls of a station that wait while another one is handled. The standard has it wait for each answer. */
  readonly waitingCalls: number;
  /** Characters of the frames of these calls, all together. */
  readonly waitingCharacters: number;
  /** Answers kept for repeated calls. */
  readonly replayAnswers: number;
  /** Characters of an answer that is kept. */
  readonly replayCharacters: number;
  /** Calls of ours that wait while a station handles another one. */
  readonly queuedCalls: number;
  /** Calls of ours that a station did not answer in time and may still answer. */
  readonly lateCalls: number;
  /** Answers that are kept until the record of the call is known to be complete. */
  readonly keptAnswers: number;
  /** Bytes that a station has not yet read; beyond them it is cut off. */
  readonly unreadBytes: number;
}

/** The limits of a gateway that is not told otherwise. */
export const defaultLimits: GatewayLimits = {
  frameBytes: 1_048_576,
  readCharacters: 4_194_304,
  waitingCalls: 16,
  waitingCharacters: 262_144,
  replayAnswers: 16,
  replayCharacters: 16_384,
  queuedCalls: 64,
  lateCalls: 16,
  keptAnswers: 16,
  unreadBytes: 1_048_576,
};
