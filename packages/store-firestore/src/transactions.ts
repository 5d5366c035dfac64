import {
  type ActiveTransaction,
  continuedByReadings,
  foldCase,
  isSucceeded,
  maxSuccessors,
  mergeAssumedEnd,
  mergeTransaction,
  type StartIdentity,
  settleUse,
  type Transaction,
  type TransactionEvent,
  type TransactionStore,
  transactionOfReadings,
  usesElsewhere,
} from '@csms/store';
import { changeDocument, writeOf } from './change-document.js';
import { creating, missingOf } from './create-documents.js';
import type { Database, Document, Write } from './database.js';
import { createKnownPaths } from './known-paths.js';
import { findLatestReadings, listReadings, readingDocuments } from './readings.js';
import { removeEnded, removeReadings } from './remove-transactions.js';
import { removedPath } from './station-document.js';
import { activeIn, tokenUsesPath, usesWrites } from './token-uses.js';
import {
  contentOfTransaction,
  isEmptied,
  transactionCodec,
  transactionPath,
} from './transaction-document.js';
import { listTransactions } from './transaction-list.js';
import { untilDone } from './until-done.js';

type Claim = Awaited<ReturnType<TransactionStore['claimStart']>>;

/** Makes a store of transactions. */
export function createTransactionStore(database: Database): TransactionStore {
  const knownPaths = createKnownPaths();
  const forget = ({ path }: Pick<Document, 'path'>) => knownPaths.forget(path);

  /** Records an event, unless a claim of a start comes too late. */
  async function record(event: TransactionEvent, start?: StartIdentity): Promise<Claim> {
    const path = transactionPath(event.stationId, event.transactionId);
    const usesPath = exclusiveUsesPath(event);
    let readings = readingDocuments(path, event.readings);
    // A start is the first event of a transaction and its readings are new, unless it comes again or late.
    let isNew = event.kind === 'started';
    let isAgain = false;

    const claim = await untilDone<Claim>(async () => {
      const paths = [...(isNew ? [] : [path]), ...(usesPath ? [usesPath] : [])];
      const documents = await database.get(paths);
      const document = isNew ? undefined : documents[0];
      const uses = usesPath && { path: usesPath, document: documents.at(-1) };
      if (isAgain) readings = await missingOf(database, readings);
      const current = document && transactionCodec.decode(document.record);
      if (start && current && !current.flags.includes('unknown_start')) {
        return { result: { claimed: false, transaction: current } };
      }
      const elsewhere = usesElsewhere(event, current, activeIn(uses?.document));
      const merged = mergeTransaction(current, settleUse(event, await goingOn(database, elsewhere)), start);
      const content = contentOfTransaction(merged, { isEmpty: document && isEmptied(document) });
      const writes: Write[] = [
        ...(content.record === document?.record ? [] : [writeOf(path, document, content)]),
        ...(merged.readingsRemoved ? [] : creating(readings)),
        ...usesWrites(current, merged, uses),
      ];
      isNew = false;
      isAgain = true;
      if (writes.length > 0 && !(await database.commit(writes))) return undefined;
      return { result: { claimed: true, transaction: transactionCodec.decode(content.record) } };
    });
    if (claim.transaction.status === 'active') knownPaths.add(path);
    else knownPaths.forget(path);
    return claim;
  }

  return {
    async find(stationId, transactionId) {
      const [document] = await database.get([transactionPath(stationId, transactionId)]);
      return document && transactionCodec.decode(document.record);
    },

    async record(event) {
      const { transaction } = await record(event);
      return transaction;
    },

    async assumeEnd(stationId, transactionId, end) {
      const path = transactionPath(stationId, transactionId);
      const transaction = await untilDone(async () => {
        const [document] = await database.get([path]);
        if (!document) return { result: undefined };
        const current = transactionCodec.decode(document.record);
        const merged = mergeAssumedEnd(current, end);
        const writes = changing(document, current, merged);
        if (writes.length > 0 && !(await database.commit(writes))) return undefined;
        return { result: merged };
      });
      knownPaths.forget(path);
      return transaction;
    },

    claimStart: record,

    async appendMeterValues(stationId, transactionId, told, origin) {
      const blank = transactionOfReadings(stationId, transactionId, told, origin);
      if (!blank) return undefined;
      const path = transactionPath(stationId, transactionId);
      let readings = readingDocuments(path, told);
      let isAgain = false;
      const ended = await untilDone(async () => {
        const document = knownPaths.has(path) ? undefined : (await database.get([path]))[0];
        const current = document && transactionCodec.decode(document.record);
        const continued = current && continuedByReadings(current, told);
        const isKnown = document !== undefined || knownPaths.has(path);
        if (isAgain) readings = await missingOf(database, readings);
        const writes: Write[] = [
          ...(isKnown ? [] : [writeOf(path, undefined, contentOfTransaction(blank))]),
          ...(continued ? changing(document, current, continued) : []),
          ...(current?.readingsRemoved ? [] : creating(readings)),
        ];
        isAgain = true;
        if (writes.length > 0 && !(await database.commit(writes))) return undefined;
        return { result: !continued && current?.status === 'ended' ? current : undefined };
      });
      // Of one that has ended it matters what came, which has to be looked at each time.
      if (!ended) knownPaths.add(path);
      return ended;
    },

    recordCost: (stationId, transactionId, cost, basis) =>
      changeDocument(database, transactionPath(stationId, transactionId), (document) => {
        const known = document && transactionCodec.decode(document.record);
        const isSame =
          known?.startedAt.getTime() === basis.startedAt.getTime() &&
          known.endedAt?.getTime() === basis.endedAt?.getTime() &&
          known.energyWh === basis.energyWh &&
          known.tariffId === basis.tariffId;
        if (!isSame) return { result: false };
        const content = contentOfTransaction(
          { ...known, cost },
          { isEmpty: document && isEmptied(document) },
        );
        return { content, result: true };
      }),

    removeReadings: (endedBefore, limit) => removeReadings(database, endedBefore, limit, forget),
    removeEnded: (endedBefore, limit) => removeEnded(database, endedBefore, limit, forget),

    list: (filter, request) => listTransactions(database, filter, request),
    listReadings: (stationId, transactionId, request) =>
      listReadings(database, transactionPath(stationId, transactionId), request),
    findLatestReadings: (stationId, transactionId, limit) =>
      findLatestReadings(database, transactionPath(stationId, transactionId), limit),
  };
}

/** The writes that change a transaction; none when nothing changes. */
function changing(document: Document, before: Transaction, after: Transaction): readonly Write[] {
  const content = contentOfTransaction(after, { isEmpty: isEmptied(document) });
  if (content.record === document.record) return [];
  return [writeOf(document.path, document, content), ...usesWrites(before, after, undefined)];
}

/**
 * One of a token's uses that still goes on, or none. Some reads for each use that is looked at; there are seldom any.
 */
async function goingOn(
  database: Database,
  uses: readonly ActiveTransaction[],
): Promise<readonly ActiveTransaction[]> {
  for (const { stationId, transactionId } of uses) {
    const paths = [transactionPath(stationId, transactionId), removedPath(stationId)];
    const [document, removed] = await database.get(paths);
    if (!document || removed) continue;
    const use = transactionCodec.decode(document.record);
    if (!(await isOver(database, use))) return [use];
  }
  return [];
}

async function isOver(database: Database, use: Transaction): Promise<boolean> {
  const filter = { stationId: use.stationId, from: use.startedAt };
  const { items } = await listTransactions(database, filter, { limit: maxSuccessors });
  return isSucceeded(use, items);
}

/** The uses of the token of an event that is accepted for its transaction alone, if it is. */
function exclusiveUsesPath({ authorization, token }: TransactionEvent) {
  const isJudged = authorization?.exclusive && authorization.status === 'Accepted';
  return isJudged && token ? tokenUsesPath(foldCase(token.uid)) : undefined;
}
