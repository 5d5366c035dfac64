import { createHash } from 'node:crypto';
import { otherTolerances } from '@csms/lenient';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type LenientSystem, type RawStation, startLenient } from './lenient-system.js';

let system: LenientSystem;
beforeAll(async () => {
  system = await startLenient();
});
afterAll(() => system?.close());

let stations = 0;
const timestamp = '2026-01-01T12:00:00Z';

/** Registers a station of its own for each case; its password is `secret` unless it is another one. */
async function aStation(password: string | Uint8Array = 'secret', defaultOcppVersion?: string) {
  const stationId = `CP${++stations}`;
  const passwordSha256 = createHash('sha256').update(password).digest('base64');
  await system.store.stations.register(stationId, {
    authentication: { securityProfile: 1, passwordSha256, anyUsername: false },
    ...(defaultOcppVersion && { quirks: { defaultOcppVersion } }),
  });
  return stationId;
}

const answeredBeat = [3, 'beat', { currentTime: expect.any(String) }];

function beat(station: RawStation): Promise<unknown> {
  return station.ask([2, 'beat', 'Heartbeat', {}]);
}

function values(connectorId: number, sample: object, fields: object = {}) {
  return { connectorId, ...fields, meterValue: [{ timestamp, sampledValue: [sample] }] };
}

/** A station of 1.6 that has started a transaction on connector 1, and the number of that. */
async function aChargingStation() {
  const stationId = await aStation();
  const station = await system.connect(stationId);
  const start = { connectorId: 1, idTag: 'CAFE01', meterStart: 0, timestamp: '2026-01-01T11:00:00Z' };
  const call = [2, 'start', 'StartTransaction', start] as const;
  const [, , answer] = (await station.ask(call)) as [number, string, { transactionId: number }];
  return { stationId, station, call, answer, transactionId: String(answer.transactionId) };
}

/** What each tolerance comes to, and what is expected of it. */
const cases: Readonly<Record<string, () => Promise<readonly [actual: unknown, expected: unknown]>>> = {
  async 'no-subprotocol'() {
    const stationId = await aStation('secret', '1.6');
    const answers = [];
    for (const protocols of [[], ['ocpp16']]) {
      answers.push(await beat(await system.connect(stationId, { protocols })));
    }
    return [answers, [answeredBeat, answeredBeat]];
  },
  async 'changed-version'() {
    const stationId = await aStation();
    const answers = [];
    for (const version of ['ocpp1.6', 'ocpp2.0.1', 'ocpp1.6']) {
      answers.push(await beat(await system.connect(stationId, { protocols: [version] })));
    }
    return [answers, [answeredBeat, answeredBeat, answeredBeat]];
  },
  async 'path-spelling'() {
    const stationId = await aStation();
    const path = `//ws//%43${stationId.slice(1)}/`;
    return [await beat(await system.connect(stationId, { path })), answeredBeat];
  },
  async 'password-spelling'() {
    const key = Buffer.from('0102030405060708090a0b0c0d0e0fff', 'hex');
    const stationId = await aStation(key.toString('hex'));
    const credentials = Buffer.concat([Buffer.from(`${stationId}:`), key]);
    const authorization = `Basic ${credentials.toString('base64')}`;
    return [await beat(await system.connect(stationId, { authorization })), answeredBeat];
  },
  async 'frame-margins'() {
    const station = await system.connect(await aStation());
    station.send('');
    return [await station.ask('\ufeff[2,"beat","Heartbeat",{}]\r\n\0'), answeredBeat];
  },
  async 'broken-json'() {
    const station = await system.connect(await aStation());
    const [type, id, code] = await station.ask('[2,"m1","StopTransaction",{"transactionId":,}]');
    return [
      [type, id, code, await beat(station)],
      [4, 'm1', 'FormationViolation', answeredBeat],
    ];
  },
  async 'null-payload'() {
    const station = await system.connect(await aStation());
    return [await station.ask([2, 'beat', 'Heartbeat', null]), answeredBeat];
  },
  async 'repeated-call'() {
    const { stationId, station, call, answer } = await aChargingStation();
    const again = await station.ask(call);
    const elsewhere = await (await system.connect(stationId)).ask(call);
    return [
      [again, elsewhere],
      [
        [3, 'start', answer],
        [3, 'start', answer],
      ],
    ];
  },
  async celcius() {
    const stationId = await aStation();
    const sample = { value: '20', measurand: 'Temperature', unit: 'Celcius' };
    await (await system.connect(stationId)).ask([2, 'm1', 'MeterValues', values(1, sample)]);
    const [reading] = (await system.store.stations.findMeterValues(stationId)).values();
    return [reading?.sampledValues[0]?.unit, 'Celsius'];
  },
  async 'odd-fraction'() {
    const stationId = await aStation();
    const status = { connectorId: 1, errorCode: 'NoError', status: 'Available' };
    const written = { ...status, timestamp: '2026-01-01T12:00:00.1234567Z' };
    await (await system.connect(stationId)).ask([2, 'm1', 'StatusNotification', written]);
    const known = await system.store.stations.find(stationId);
    return [known?.connectors[0]?.at, new Date('2026-01-01T12:00:00.123Z')];
  },
  async 'lost-transaction-id'() {
    const { stationId, station, transactionId } = await aChargingStation();
    await station.ask([2, 'm1', 'MeterValues', values(1, { value: '5' }, { transactionId: 0 })]);
    const stop = { transactionId: -1, idTag: 'CAFE01', meterStop: 9, timestamp: '2026-01-01T13:00:00Z' };
    await station.ask([2, 'm2', 'StopTransaction', stop]);
    const { transactions } = system.store;
    const { items } = await transactions.listReadings(stationId, transactionId, { limit: 10 });
    const transaction = await transactions.find(stationId, transactionId);
    return [
      [items.length, transaction?.status],
      [1, 'ended'],
    ];
  },
  async 'main-meter'() {
    const stationId = await aStation();
    const station = await system.connect(stationId);
    const answers = [];
    for (const connectorId of [0, -1]) {
      answers.push(await station.ask([2, 'm1', 'MeterValues', values(connectorId, { value: '5' })]));
    }
    const known = await system.store.stations.findMeterValues(stationId);
    return [
      [answers, [...known.keys()]],
      [
        [
          [3, 'm1', {}],
          [3, 'm1', {}],
        ],
        [0],
      ],
    ];
  },
  async 'offline-replay'() {
    const stationId = await aStation();
    await system.store.tokens.set({
      countryCode: 'DE',
      partyId: 'ACM',
      type: 'RFID',
      uid: 'CAFE02',
      contractId: 'DEACMC12345678X',
      issuer: 'ACME',
      valid: true,
      cacheMode: 'ALWAYS',
      lastUpdated: new Date(timestamp),
    });
    const station = await system.connect(stationId, { protocols: ['ocpp2.0.1'] });
    const started = (id: number, offline: boolean) => ({
      eventType: 'Started',
      timestamp,
      triggerReason: 'Authorized',
      seqNo: 0,
      offline,
      transactionInfo: { transactionId: `T${id}` },
      evse: { id, connectorId: 1 },
      idToken: { idToken: 'CAFE02', type: 'ISO14443' },
    });
    const statuses = [];
    for (const event of [started(1, false), started(2, true), started(3, false)]) {
      const [, , answer] = await station.ask([
        2,
        event.transactionInfo.transactionId,
        'TransactionEvent',
        event,
      ]);
      statuses.push((answer as { idTokenInfo: { status: string } }).idTokenInfo.status);
    }
    return [statuses, ['Accepted', 'Accepted', 'ConcurrentTx']];
  },
  async 'doubtful-transaction'() {
    const { stationId, station, answer, transactionId } = await aChargingStation();
    const stop = {
      ...answer,
      idTagInfo: undefined,
      idTag: 'OTHER',
      meterStop: -5,
      timestamp: '2026-01-01T10:00:00Z',
    };
    const [type] = await station.ask([2, 'm2', 'StopTransaction', stop]);
    const transaction = await system.store.transactions.find(stationId, transactionId);
    return [
      [type, new Set(transaction?.flags)],
      [3, new Set(['not_authorized', 'register_decreased', 'stop_before_start', 'other_token'])],
    ];
  },
};

describe('what is put up with outside of payloads', () => {
  it('has a case each', () => {
    expect(Object.keys(cases)).toEqual(otherTolerances.map(({ name }) => name));
  });

  test.each(otherTolerances)('$name: $does', async ({ name }) => {
    const [actual, expected] = (await cases[name]?.()) ?? [];
    expect(actual).toEqual(expected);
    expect(actual).toBeDefined();
  });
});

describe('ocpp.lenient', () => {
  it('has what stations send put right, and what was wrong kept', async () => {
    const stationId = await aStation();
    const station = await system.connect(stationId);
    const status = { connectorId: '1', errorCode: 'Error', status: 'available', vendorErrorCode: null };
    expect(await station.ask([2, 'm1', 'StatusNotification', status])).toEqual([3, 'm1', {}]);
    await system.close();
    const { items } = await system.store.deviations.list(stationId, { limit: 10 });
    expect(new Set(items.map(({ rule }) => rule))).toEqual(
      new Set(['text-for-number', 'unknown-word', 'word-case', 'null-field']),
    );
    expect((await system.store.stations.find(stationId))?.connectors).toMatchObject([
      { evseId: 1, status: 'Available', errorCode: 'OtherError' },
    ]);
  });
});
