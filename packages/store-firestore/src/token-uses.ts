import { type ActiveTransaction, activeTokenKey, type Transaction } from '@csms/store';
import { writeOf } from './change-document.js';
import type { Document, Path, Write } from './database.js';
import { documentId } from './document-ids.js';

// The transactions in which a token is used are a document of their own. Accepting a token for one transaction alone
// writes that document on the condition that it is unchanged, so that of several only the first succeeds; all other
// changes just add and remove uses.

/** A use of a token: the document of the token, and what it says of a transaction. */
interface TokenUse {
  readonly path: Path;
  readonly text: string;
}

/** Where the uses of a token are, in the form of `foldCase`. */
export function tokenUsesPath(tokenKey: string): Path {
  return ['tokenUses', documentId(tokenKey)];
}

/** The transactions that a token is used in. */
export function activeIn(document: Document | undefined): readonly ActiveTransaction[] {
  return (document?.texts ?? []).map((text) => JSON.parse(text) as ActiveTransaction);
}

/** A document of uses, as it was read. */
export interface ReadUses {
  readonly path: Path;
  readonly document: Document | undefined;
}

/**
 * The writes that bring the uses of tokens to what has become of a transaction.
 *
 * @param read uses that must be unchanged since they were read for the transaction to become one of them
 */
export function usesWrites(
  before: Transaction | undefined,
  after: Transaction,
  read: ReadUses | undefined,
): readonly Write[] {
  const ended = before && useOf(before);
  const begun = useOf(after);
  if (ended && begun && isSame(ended, begun)) return [];
  const isOfRead = (use: TokenUse | undefined) => use && read && use.path.join() === read.path.join();
  if (begun && read && isOfRead(begun)) {
    const others = (read.document?.texts ?? []).filter((text) => text !== ended?.text && text !== begun.text);
    const content = { fields: {}, record: begun.text, texts: [...others, begun.text] };
    const write = writeOf(read.path, read.document, content);
    return ended && !isOfRead(ended) ? [write, withdrawal(ended)] : [write];
  }
  return [
    ...(ended ? [withdrawal(ended)] : []),
    ...(begun ? [{ kind: 'appendOrCreate', path: begun.path, record: begun.text } as const] : []),
  ];
}

function withdrawal({ path, text }: TokenUse): Write {
  return { kind: 'withdraw', path, text };
}

function isSame(a: TokenUse, b: TokenUse): boolean {
  return a.text === b.text && a.path.join() === b.path.join();
}

function useOf(transaction: Transaction): TokenUse | undefined {
  const key = activeTokenKey(transaction);
  if (key === undefined) return undefined;
  const { stationId, transactionId, evseId } = transaction;
  const use: ActiveTransaction = { stationId, transactionId, evseId };
  return { path: tokenUsesPath(key), text: JSON.stringify(use) };
}
