import {
  foldCase,
  type Station,
  type StationStore,
  type Transaction,
  type TransactionStore,
} from '@csms/store';
import type { TokenQuestion } from './token-authorization.js';
import { refused, type TokenAuthorization } from './token-standing.js';

/** What looking at running transactions works with. */
export interface HeldEvsesDeps {
  readonly transactions: Pick<TransactionStore, 'list'>;
  readonly stations: Pick<StationStore, 'find'>;
}

/** More transactions than a station has at once. */
const maxActive = 100;

/**
 * Takes the EVSEs from an accepted token on which a transaction goes on whose own token was refused: until it ends they
 * are for nobody (2.0.1 C01.FR.24). Where no EVSE is left, the answer is `NotAtThisTime`. One look-up, and one more
 * where there is such a transaction.
 */
export async function withoutHeldEvses(
  { transactions, stations }: HeldEvsesDeps,
  { token, stationId, at }: TokenQuestion,
  authorization: TokenAuthorization,
): Promise<TokenAuthorization> {
  if (authorization.status !== 'Accepted') return authorization;
  const { items } = await transactions.list({ stationId, active: true }, { limit: maxActive });
  const uid = foldCase(token.uid);
  const refusedOnes = latestOfEvses(items).filter(
    ({ flags, token: own }) => flags.includes('not_authorized') && own && foldCase(own.uid) !== uid,
  );
  if (refusedOnes.length === 0) return authorization;
  const { connectors = [] } = (await stations.find(stationId)) ?? {};
  const held = new Set(refusedOnes.filter(isRunning(connectors)).map(({ evseId }) => evseId));
  if (held.size === 0) return authorization;
  const evses = authorization.evseIds ?? [...new Set(connectors.map(({ evseId }) => evseId))];
  const left = evses.filter((evseId) => evseId !== 0 && !held.has(evseId));
  return left.length === 0
    ? refused(authorization, 'NotAtThisTime', at)
    : { ...authorization, evseIds: left };
}

/** The latest transaction of each EVSE: those before it are over, whether or not their end was heard. */
function latestOfEvses(latestFirst: readonly Transaction[]): Transaction[] {
  return latestFirst.filter(
    ({ evseId }, index) =>
      evseId !== undefined && latestFirst.findIndex((other) => other.evseId === evseId) === index,
  );
}

/** A transaction whose end was lost is over once its EVSE is free again. */
function isRunning(connectors: Station['connectors']) {
  return ({ evseId, startedAt }: Transaction): boolean =>
    !connectors.some(
      (connector) =>
        connector.evseId === evseId && connector.status === 'Available' && connector.at > startedAt,
    );
}
