import { onTestFinished } from 'vitest';
import type { Operator } from '../operator.js';
import { audit } from './audit.js';
import { charge16, charge201, createTimes } from './charging.js';
import type { Ledger } from './ledger.js';
import { connectLight, connectStrict } from './link.js';
import { createLoadStation, type LoadStation } from './load-station.js';
import { readStored } from './stored.js';

/** Stations of both versions that charge one session after the other. */
export interface Load {
  readonly ledgers: readonly Ledger[];
  /** Every error that one of them was answered, a line each. */
  errors(): readonly string[];
  /** Those of them that lost a connection, a line each. */
  lost(): readonly string[];
  /** Resolves when so many more calls were answered. */
  answered(calls: number): Promise<void>;
  /** Stations that lose their connection wait until they are told where the gateway is. */
  hold(): void;
  /** Says where the gateway is. */
  moveTo(gatewayUrl: string): void;
  /** Compares what they said and were answered with what a system holds; what differs, a line each. */
  audit(operator: Operator): Promise<readonly string[]>;
  /** Lets them end the sessions that they charge, and resolves when everything is answered. */
  finish(): Promise<void>;
}

/** How a load is started. */
export interface LoadOptions {
  readonly gatewayUrl: string;
  /** What the ids of its stations begin with. */
  readonly name: string;
  /** How many stations there are of each version. */
  readonly stations: number;
}

/**
 * Registers stations of both versions, one of each with `ocpp-rpc`'s client, and has them charge, at most until the test
 * has finished.
 */
export async function startLoad(
  operator: Operator,
  { gatewayUrl, name, stations }: LoadOptions,
): Promise<Load> {
  let place = aPlace();
  place.tell(gatewayUrl);
  let count = 0;
  let waiting: Array<{ readonly count: number; resolve(): void }> = [];
  const finish = new AbortController();
  onTestFinished(() => finish.abort());

  const onAnswered = () => {
    count++;
    for (const { resolve } of waiting.filter((one) => one.count <= count)) resolve();
    waiting = waiting.filter((one) => one.count > count);
  };

  async function create(protocol: 'ocpp1.6' | 'ocpp2.0.1', index: number): Promise<LoadStation> {
    const stationId = `${name}-${protocol}-${index}`;
    const tokenUid = `${name}${protocol === 'ocpp1.6' ? 16 : 201}N${index}`.toUpperCase();
    await operator.addToken(tokenUid);
    const password = await operator.registerStation(stationId);
    const connect = index === 0 ? connectStrict : connectLight;
    const where = () => place.told;
    return createLoadStation({ stationId, password, protocol, tokenUid, connect, where, onAnswered });
  }

  const running: Array<Promise<void>> = [];
  const ledgers: Ledger[] = [];
  for (const [protocol, charge] of [
    ['ocpp1.6', charge16],
    ['ocpp2.0.1', charge201],
  ] as const) {
    for (let index = 0; index < stations; index++) {
      const station = await create(protocol, index);
      const times = createTimes();
      ledgers.push(station.ledger);
      running.push(
        (async () => {
          while (!finish.signal.aborted) await charge(station, times);
          await station.close();
        })(),
      );
    }
  }
  const failed = Promise.all(running).then(() => undefined);
  // Whoever waits learns of it.
  failed.catch(() => {});

  return {
    ledgers,
    errors: () => ledgers.flatMap(errorsOf),
    lost: () =>
      ledgers
        .filter(({ connections }) => connections > 1)
        .map(({ stationId, connections }) => `${stationId}: it connected ${connections} times`),
    answered: (calls) =>
      Promise.race([
        new Promise<void>((resolve) => waiting.push({ count: count + calls, resolve })),
        failed.then(() => Promise.reject(new Error('expected stations that charge'))),
      ]),
    hold() {
      place = aPlace();
    },
    moveTo: (url) => place.tell(url),
    async audit(ofSystem) {
      const faults = ledgers.map(async (ledger) =>
        audit(ledger, await readStored(ofSystem, ledger.stationId)),
      );
      return (await Promise.all(faults)).flat();
    },
    async finish() {
      finish.abort();
      await failed;
    },
  };
}

function errorsOf({ stationId, errors }: Ledger): readonly string[] {
  return errors.map(({ action, code, description }) => `${stationId}: ${action}: ${code}: ${description}`);
}

/** The URL of a gateway, which is told once. */
function aPlace(): { readonly told: Promise<string>; tell(url: string): void } {
  let tell: (url: string) => void = () => {};
  const told = new Promise<string>((resolve) => {
    tell = resolve;
  });
  return { told, tell };
}
