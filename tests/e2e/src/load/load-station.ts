import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import type { StationOptions } from '../station.js';
import { emptyLedger, type Ledger, type Told } from './ledger.js';
import type { Connect, Link } from './link.js';

/** A station that does not give up: it connects again, and says again what was not answered. */
export interface LoadStation {
  readonly ledger: Ledger;
  /**
   * Makes a call, with the same id and payload again and again until it is answered; resolves to the answer, when it has
   * noted that there is one.
   */
  call(action: string, request: object, told: Told): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

/** What a {@link LoadStation} is made with. */
export interface LoadStationOptions extends Pick<StationOptions, 'stationId' | 'password' | 'protocol'> {
  readonly tokenUid: string;
  readonly connect: Connect;
  /** Where the gateway is; resolves when there is one. */
  where(): Promise<string>;
  /** A call was answered. */
  onAnswered(): void;
}

/** How long a station waits before it tries again what went wrong, in milliseconds. */
const retryIntervalMs = 200;

/** Makes a {@link LoadStation}. It connects with its first call. */
export function createLoadStation(options: LoadStationOptions): LoadStation {
  const { stationId, password, protocol, tokenUid, connect, where, onAnswered } = options;
  const ledger = emptyLedger({ stationId, protocol, tokenUid });
  let link: Link | undefined;

  async function linked(): Promise<Link> {
    while (!link?.isOpen()) {
      const gatewayUrl = await where();
      try {
        const onCall = (id: string) => ledger.calls.push(id);
        link = await connect({ gatewayUrl, stationId, password, protocol, onCall });
        ledger.connections++;
      } catch {
        await after(retryIntervalMs);
      }
    }
    return link;
  }

  return {
    ledger,
    async call(action, request, told) {
      const id = randomUUID();
      for (;;) {
        const outcome = await (await linked()).ask(id, action, request);
        if (outcome === 'lost') {
          ledger.repeats++;
          continue;
        }
        if ('response' in outcome) {
          told.answered = true;
          onAnswered();
          return outcome.response;
        }
        ledger.errors.push({ action, ...outcome.error });
        await after(retryIntervalMs);
      }
    },
    async close() {
      await link?.close();
    },
  };
}
