import type { FromStation } from '@csms/ocpp-messages';
import { type Ocpp201Messages, ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { createRouter, type Interceptor } from '@csms/router';
import type { Store, Token } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { type CallErrorEnvelope, createInProcessTransport, serializeEnvelope } from '@csms/transport';
import { type Handlers201Options, handlers201 } from '../src/index.js';

/** A call of a station, with all that its answer may depend on. */
export interface StationCall<A extends FromStation<Ocpp201Messages> = FromStation<Ocpp201Messages>> {
  readonly action: A;
  readonly request: Ocpp201Messages[A]['request'];
  readonly stationId: string;
  readonly messageId: string;
  readonly receivedAt: Date;
}

/** What a station refuses to go on with: its call was answered by a call error. */
export class Refused extends Error {
  constructor(readonly envelope: CallErrorEnvelope) {
    super(`${envelope.action}: ${envelope.error_code} ${envelope.error_description}`);
  }
}

/** A CSMS for stations of 2.0.1: the handlers on a router, on a memory store unless another is given. */
export function aCsms(
  options: Partial<Handlers201Options> & {
    readonly store?: Store;
    readonly interceptors?: (store: Store) => readonly Interceptor[];
  } = {},
) {
  const { store = createMemoryStore(), interceptors = () => [], ...handlerOptions } = options;
  const clock = { now: () => new Date('2026-03-01T13:00:00Z') };
  const router = createRouter(ocpp201, { clock }).mount(handlers201({ store, ...handlerOptions }));
  for (const interceptor of interceptors(store)) router.use(interceptor);
  const emitter = createInProcessTransport();
  let sent = 0;

  async function deliver<A extends FromStation<Ocpp201Messages>>({
    action,
    request,
    stationId,
    messageId,
    receivedAt,
  }: StationCall<A>): Promise<Ocpp201Messages[A]['response']> {
    const payload = serializeEnvelope({ type: 2, action, id: messageId, request });
    const topic = { kind: 'in', version: '2.0.1', stationId } as const;
    const { answer } = await router.handle({ topic, payload, receivedAt }, emitter);
    if (answer?.type !== 3) throw answer ? new Refused(answer) : new Error(`${action} was not answered`);
    return answer.response;
  }

  return {
    store,
    /** Delivers a call as it is, also a second time. */
    deliver,
    /** Sends a call of the station CS1, or of another, under a new message id. */
    send<A extends FromStation<Ocpp201Messages>>(
      action: A,
      request: Ocpp201Messages[A]['request'],
      given: Partial<StationCall<A>> = {},
    ): Promise<Ocpp201Messages[A]['response']> {
      return deliver({
        action,
        request,
        stationId: 'CS1',
        messageId: `message-${++sent}`,
        receivedAt: at(59),
        ...given,
      });
    },
  };
}

/** A minute of the hour in which the tests take place. */
export function at(minute: number, second = 0): Date {
  return new Date(Date.UTC(2026, 2, 1, 12, minute, second));
}

/** The same as a station writes it. */
export function time(minute: number, second = 0): string {
  return at(minute, second).toISOString();
}

/** A valid token. */
export function aToken(fields: Partial<Token> = {}): Token {
  return {
    countryCode: 'DE',
    partyId: 'ABC',
    type: 'RFID',
    uid: 'CAFE01',
    contractId: 'DEABCC12345678X',
    issuer: 'ABC Mobility',
    valid: true,
    cacheMode: 'ALWAYS',
    lastUpdated: at(0),
    ...fields,
  };
}

/** All that a store holds, to compare what two histories have left. */
export async function contentOf({ stations, transactions }: Store) {
  const page = { limit: 1000 };
  const { items: ofStations } = await stations.list(page);
  const { items: ofTransactions } = await transactions.list({}, page);
  return {
    stations: ofStations,
    meterValues: await Promise.all(
      ofStations.map(async ({ stationId }) => [...(await stations.findMeterValues(stationId))]),
    ),
    transactions: await Promise.all(
      ofTransactions.map(async (transaction) => ({
        ...transaction,
        readings: (await transactions.listReadings(transaction.stationId, transaction.transactionId, page))
          .items,
      })),
    ),
  };
}

/** A store that notes which of its methods are called. */
export function counted(store: Store): { readonly store: Store; readonly calls: string[] } {
  const calls: string[] = [];
  function noting<Part extends object>(name: string, part: Part): Part {
    return new Proxy(part, {
      get(target, method) {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          calls.push(`${name}.${String(method)}`);
          return Reflect.apply(value, target, args) as unknown;
        };
      },
    });
  }
  const { stations, tokens, transactions } = store;
  return {
    calls,
    store: {
      ...store,
      stations: noting('stations', stations),
      tokens: noting('tokens', tokens),
      transactions: noting('transactions', transactions),
    },
  };
}
