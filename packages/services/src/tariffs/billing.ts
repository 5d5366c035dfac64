import type {
  CostBasis,
  Reading,
  StationStore,
  Tariff,
  TariffStore,
  Transaction,
  TransactionCost,
  TransactionStore,
} from '@csms/store';
import { createSoftCache } from '../soft-cache.js';
import { dependsOnTime } from './depends-on-time.js';
import { createMeterMemory } from './meter-memory.js';
import { meterPoints } from './meter-points.js';
import { priceSession } from './price-session.js';
import { pricedFrom, sessionOf } from './session-of.js';

/** Says by which tariff transactions are billed, and what they cost. */
export interface Billing {
  /** The tariff of a transaction: that of its token, else that of its station, else the one for all others. */
  tariffFor(stationId: string, tokenTariffId?: string): Promise<string | undefined>;
  /**
   * What a transaction costs so far, or in all once it has ended: then it is kept with the transaction as well.
   * `undefined` where there is no tariff, or it bills energy and that is not known. Once the readings of a transaction
   * were removed, its cost stays as it was, as long as its end does.
   *
   * @param readings those that have just come, which make the cost before the end more exact
   */
  settle(transaction: Transaction, readings?: readonly Reading[]): Promise<TransactionCost | undefined>;
}

/** What billing works with. */
export interface BillingDeps {
  readonly store: {
    readonly stations: Pick<StationStore, 'findBilling'>;
    readonly tariffs: Pick<TariffStore, 'find'>;
    readonly transactions: Pick<TransactionStore, 'listReadings' | 'recordCost'>;
  };
  /** Tariff of transactions whose token and station have none. */
  readonly defaultTariffId?: string;
  readonly clock?: { now(): Date };
}

/** How many readings are read at a time. */
const pageSize = 1_000;

/**
 * Makes the billing of transactions by the tariffs in the store. What tariffs and stations say is remembered for a minute.
 *
 * What a transaction costs before its end is found out from what this process has heard of it, without a look into the
 * store; its cost in the end from all of its readings, where the tariff asks when energy was taken.
 */
export function createBilling({ store, defaultTariffId, clock }: BillingDeps): Billing {
  const { stations, tariffs, transactions } = store;
  const latestTariff = createSoftCache({ load: (tariffId) => tariffs.find(tariffId), clock });
  const billingOf = createSoftCache({ load: (stationId) => stations.findBilling(stationId), clock });
  const memory = createMeterMemory();

  async function tariffFor(stationId: string, tokenTariffId?: string): Promise<string | undefined> {
    return tokenTariffId ?? (await billingOf(stationId))?.tariffId ?? defaultTariffId;
  }

  /** The version that was in force when the transaction began: mostly the latest, which is remembered. */
  async function tariffOf(transaction: Transaction): Promise<Tariff | undefined> {
    const tariffId = transaction.tariffId ?? (await tariffFor(transaction.stationId));
    if (tariffId === undefined) return undefined;
    const latest = await latestTariff(tariffId);
    const from = pricedFrom(transaction);
    return latest && latest.lastUpdated > from ? tariffs.find(tariffId, from) : latest;
  }

  async function readingsOf({ stationId, transactionId }: Transaction): Promise<readonly Reading[]> {
    const readings: Reading[] = [];
    let cursor: string | undefined;
    do {
      const request = cursor === undefined ? { limit: pageSize } : { limit: pageSize, cursor };
      const page = await transactions.listReadings(stationId, transactionId, request);
      readings.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
    return readings;
  }

  async function costOf(
    transaction: Transaction,
    tariff: Tariff,
    readings: readonly Reading[],
  ): Promise<TransactionCost | undefined> {
    if (transaction.energyWh === undefined && billsEnergy(tariff)) return undefined;
    if (!dependsOnTime(tariff)) return priceSession(tariff, sessionOf(transaction, []));
    const rank = transaction.registers?.rank;
    const points =
      transaction.status === 'ended'
        ? meterPoints(await readingsOf(transaction), rank)
        : memory.add(transaction, meterPoints(readings, rank));
    const timeZone = (await billingOf(transaction.stationId))?.timeZone;
    return priceSession(tariff, sessionOf(transaction, points, timeZone));
  }

  return {
    tariffFor,

    async settle(transaction, readings = []) {
      if (transaction.readingsRemoved && transaction.cost) return transaction.cost;
      const tariff = await tariffOf(transaction);
      const cost = tariff && (await costOf(transaction, tariff, readings));
      if (!cost || transaction.status !== 'ended') return cost;
      memory.forget(transaction);
      const { stationId, transactionId } = transaction;
      await transactions.recordCost(stationId, transactionId, cost, transaction satisfies CostBasis);
      return cost;
    },
  };
}

function billsEnergy({ elements }: Tariff): boolean {
  return elements.some(({ priceComponents }) =>
    priceComponents.some(({ dimension }) => dimension === 'ENERGY'),
  );
}
