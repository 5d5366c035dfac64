import { expect, vi } from 'vitest';
import type { ApiCall, Operator } from '../operator.js';
import type { Ledger } from './ledger.js';

/** Calls that are made to stations through the API, one after the other to each. */
export interface Calls {
  /** Makes no more, and resolves to what is wrong with the ones that were made, a line each. */
  finish(): Promise<readonly string[]>;
}

const isFinal = (status: string) => status !== 'Pending' && status !== 'Sent';

/** Calls stations, and waits for each outcome. The stations answer every call with `Accepted`. */
export function startCalls(operator: Operator, ledgers: readonly Ledger[]): Calls {
  const finish = new AbortController();

  /** Calls one station; resolves to what the API answered, call by call. */
  async function callAgainAndAgain({ stationId }: Ledger): Promise<readonly ApiCall[]> {
    const made: ApiCall[] = [];
    while (!finish.signal.aborted)
      made.push((await operator.callStation(stationId, 'ClearCache', {}, 10)).body);
    return made;
  }

  async function check(ledger: Ledger, made: readonly ApiCall[]): Promise<readonly string[]> {
    const faults: string[] = [];
    for (const { callId, status } of made) {
      const path = `/cs/${ledger.stationId}/calls/${callId}`;
      const record = () => operator.get<ApiCall>(path);
      await vi.waitFor(async () => expect(isFinal((await record()).status)).toBe(true), { timeout: 60_000 });
      const { status: final, response } = await record();
      const isAccepted = final === 'Answered' && JSON.stringify(response) === '{"status":"Accepted"}';
      const times = ledger.calls.filter((id) => id === callId).length;
      if (!isAccepted) faults.push(`${path}: it is ${final} with ${JSON.stringify(response)}`);
      if (isFinal(status) && status !== final) faults.push(`${path}: it was ${status}, and is ${final}`);
      if (times !== 1) faults.push(`${path}: it reached the station ${times} times`);
    }
    const ids = new Set(made.map(({ callId }) => callId));
    const strange = ledger.calls.filter((id) => !ids.has(id));
    return [...faults, ...strange.map((id) => `${ledger.stationId}: nobody made the call ${id}`)];
  }

  const running = ledgers.map(callAgainAndAgain);
  return {
    async finish() {
      finish.abort();
      const made = await Promise.all(running);
      const faults = ledgers.map((ledger, index) => check(ledger, made[index] ?? []));
      return (await Promise.all(faults)).flat();
    },
  };
}
