import type { MessageMap, Protocol } from '@csms/ocpp-messages';
import { type FaultKind, faultKindOf, faultyPayloads, ourSchemas } from '@csms/test-payloads';
import { describe, expect, test } from 'vitest';
import { answerOf } from './compare-histories.js';
import { contentOf } from './content.js';
import { receivedActions } from './received-actions.js';
import type { TestCsms } from './test-csms.js';
import { at } from './times.js';

/** What is told, to whom, and what it is to be answered. */
export interface BadInputOptions<M extends MessageMap<M>> {
  readonly protocol: Protocol<M>;
  /** How the version's error codes name each kind of fault. */
  readonly codes: Readonly<Record<FaultKind, string>>;
  /** Makes a manager on a new store. */
  readonly aManager: () => TestCsms<M>;
}

/**
 * Registers the tests that a payload with a fault gets the error code for it and leaves nothing behind: for each action
 * that stations send, each required field left out, each field too many, each wrong JSON type, each limit broken, at
 * every level of its schema.
 */
export function describeBadInput<M extends MessageMap<M>>({
  protocol,
  codes,
  aManager,
}: BadInputOptions<M>): void {
  const schemas = ourSchemas(protocol.version);

  describe('a payload with a fault gets the error code of its kind, and leaves nothing', () => {
    test.each(receivedActions(protocol))('%s', async (action) => {
      const manager = aManager();
      const before = await contentOf(manager.store);
      // `null` may stand for an empty payload.
      const faults = [...faultyPayloads(schemas.get(`${action}Request`) ?? {})].filter(
        ({ path, value }) => path !== '' || value !== null,
      );
      expect(faults).not.toEqual([]);
      const wrong: unknown[] = [];
      for (const [index, fault] of faults.entries()) {
        const call = { action, request: fault.value as object, stationId: 'CS1' };
        const answer = await answerOf(manager, { ...call, messageId: `m${index}`, receivedAt: at(20) });
        const code = codes[faultKindOf(fault)];
        if (!('error_code' in answer) || answer.error_code !== code) wrong.push({ fault, code, answer });
      }
      expect(wrong).toEqual([]);
      expect(await contentOf(manager.store)).toEqual(before);
    });
  });
}
