import type { FromStation, MessageMap, Protocol } from '@csms/ocpp-messages';
import type { Store } from '@csms/store';
import { expect, test } from 'vitest';
import { answerOf } from './compare-histories.js';
import { counted } from './counted.js';
import { receivedActions } from './received-actions.js';
import type { StationCall, TestCsms } from './test-csms.js';

/** How many operations of the store a message may cost. */
export interface Budget {
  readonly reads: number;
  readonly writes: number;
}

/** What is told, to whom, and what it may cost. */
export interface BudgetOptions<M extends MessageMap<M>> {
  readonly protocol: Protocol<M>;
  readonly story: readonly StationCall<M>[];
  /** A new store, with what the story needs. */
  readonly aStore: () => Promise<Store>;
  readonly aManager: (store: Store) => TestCsms<M>;
  /** What a message may cost: one number for an action, or what depends on the message. */
  readonly budgets: Readonly<Record<FromStation<M>, Budget | ((request: object) => Budget)>>;
}

/** Methods that change nothing. */
const reading = /^\w+\.(?:find|list)/;

/**
 * Registers the tests that no message costs more operations of the store than it may: each of a story in its turn, and
 * the story has each action that stations send.
 */
export function describeBudgets<M extends MessageMap<M>>({
  protocol,
  story,
  aStore,
  aManager,
  budgets,
}: BudgetOptions<M>): void {
  test.each(receivedActions(protocol))(
    '%s costs no more operations of the store than it may',
    async (action) => {
      const { store, calls } = counted(await aStore());
      const manager = aManager(store);
      const costs: { readonly calls: readonly string[]; readonly budget: Budget }[] = [];
      for (const call of story) {
        calls.length = 0;
        await answerOf(manager, call);
        if (call.action !== action) continue;
        const budget: Budget | ((request: object) => Budget) = budgets[action];
        costs.push({
          calls: [...calls],
          budget: typeof budget === 'function' ? budget(call.request) : budget,
        });
      }
      expect(costs).not.toEqual([]);
      const tooDear = costs.filter(({ calls: made, budget }) => {
        const reads = made.filter((name) => reading.test(name)).length;
        return reads > budget.reads || made.length - reads > budget.writes;
      });
      expect(tooDear).toEqual([]);
    },
  );
}
