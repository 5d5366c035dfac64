import type { Page, PageRequest } from './page.js';

/** What a station said of the messages that it has yet to send (2.0.1 E14): until it has, nothing should be billed. */
export interface MessageQueue {
  /** The transaction that it was asked for; absent when it was asked for all of them. */
  readonly transactionId?: string;
  /** Whether that transaction goes on at the station. */
  readonly isOngoing?: boolean;
  /** Whether messages of the transaction, or of any, wait to be sent. */
  readonly hasMessages: boolean;
  readonly at: Date;
}

/** For how many transactions of a station the latest is kept at least. */
export const maxMessageQueues = 200;

/** What stations said of the messages that they have yet to send. Every value returned is the caller's own copy. */
export interface MessageQueueStore {
  /**
   * Keeps the latest for each transaction, and for all of them. Station and transaction need not be known, and stay
   * unknown. The {@link maxMessageQueues} that are the latest are kept; a station never has more than twice as many.
   */
  record(stationId: string, queue: MessageQueue): Promise<void>;
  /** Resolves to `undefined` when the station said nothing of it. Without a transaction, what it said of all of them. */
  find(stationId: string, transactionId?: string): Promise<MessageQueue | undefined>;
  /** What a station said, that of all transactions first, then by transaction. */
  list(stationId: string, page: PageRequest): Promise<Page<MessageQueue>>;
}
