import { ocpp201, type TransactionEventRequest } from '@csms/ocpp-messages/2.0.1';
import { createRouter } from '@csms/router';
import { createMemoryStore } from '@csms/store-memory';
import { aToken, createTestCsms, time } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';
import { handlers201 } from './handlers.js';

const idToken = { idToken: 'CAFE01', type: 'ISO14443' } as const;

function aStart(fields: Partial<TransactionEventRequest> = {}): TransactionEventRequest {
  return {
    eventType: 'Started',
    triggerReason: 'Authorized',
    timestamp: time(1),
    seqNo: 0,
    transactionInfo: { transactionId: 'T1' },
    evse: { id: 1, connectorId: 1 },
    idToken,
    ...fields,
  };
}

describe('a token that is shown at two stations in the same instant', () => {
  test('is accepted at exactly one, and copies of its starts get the same answers', async () => {
    const store = createMemoryStore();
    await store.tokens.set(aToken());
    const [first, second] = [aCsms({ store }), aCsms({ store })];
    const tell = async () => {
      const answers = await Promise.all(
        ['CS1', 'CS2', 'CS3', 'CS4'].map((stationId, index) => {
          const { send } = index % 2 === 0 ? first : second;
          return send('TransactionEvent', aStart(), { stationId, messageId: stationId });
        }),
      );
      return answers.map((answer) => answer.idTokenInfo?.status);
    };
    const statuses = await tell();
    expect(statuses.filter((status) => status === 'Accepted')).toHaveLength(1);
    expect(statuses.filter((status) => status === 'ConcurrentTx')).toHaveLength(3);
    expect(await tell()).toEqual(statuses);
  });
});

describe('a token that is not for every EVSE', () => {
  test('is told at which it may charge, also a second time (C01.FR.20)', async () => {
    const { send, store } = aCsms();
    await store.tokens.set(aToken({ allowedPlaces: [{ stationId: 'CS1', evseIds: [1, 2] }] }));
    const answer = { idTokenInfo: { status: 'Accepted', evseId: [1, 2] } };
    expect(await send('Authorize', { idToken })).toEqual(answer);
    expect(await send('TransactionEvent', aStart())).toEqual(answer);
    expect(await send('TransactionEvent', aStart())).toEqual(answer);
  });

  test('is refused without a list where it may charge nowhere (C01.FR.22)', async () => {
    const { send, store } = aCsms();
    await store.tokens.set(aToken({ allowedPlaces: [{ stationId: 'CS1', evseIds: [2] }] }));
    const answer = { idTokenInfo: { status: 'NotAtThisLocation' } };
    expect(await send('Authorize', { idToken }, { stationId: 'CS2' })).toEqual(answer);
    expect(await send('TransactionEvent', aStart())).toEqual(answer);
  });

  test('is told that the station has none of its types of connectors (C01.FR.18)', async () => {
    const { send, store } = aCsms();
    await store.tokens.set(aToken({ connectorTypes: ['cCCS2'] }));
    expect(await send('Authorize', { idToken })).toEqual({ idTokenInfo: { status: 'Accepted' } });
    await send('NotifyReport', {
      requestId: 1,
      seqNo: 0,
      generatedAt: time(1),
      reportData: [
        {
          component: { name: 'Connector', evse: { id: 1, connectorId: 1 } },
          variable: { name: 'ConnectorType' },
          variableAttribute: [{ value: 'cType2' }],
        },
      ],
    });
    const answer = { idTokenInfo: { status: 'NotAllowedTypeEVSE' } };
    expect(await send('Authorize', { idToken })).toEqual(answer);
    expect(await send('TransactionEvent', aStart())).toEqual(answer);
  });
});

test('another token is NotAtThisTime while a transaction runs whose own was refused (C01.FR.24)', async () => {
  const { send, store } = aCsms();
  await store.tokens.set(aToken({ standing: 'blocked' }));
  await store.tokens.set(aToken({ uid: 'CAFE02' }));
  const another = { idToken: { ...idToken, idToken: 'CAFE02' } };
  expect(await send('TransactionEvent', aStart())).toEqual({ idTokenInfo: { status: 'Blocked' } });
  expect(await send('Authorize', another)).toEqual({ idTokenInfo: { status: 'NotAtThisTime' } });
  expect(await send('Authorize', { idToken })).toEqual({ idTokenInfo: { status: 'Blocked' } });
  await send('TransactionEvent', aStart({ eventType: 'Ended', seqNo: 1, idToken: undefined }));
  expect(await send('Authorize', another)).toEqual({ idTokenInfo: { status: 'Accepted' } });
});

test('a master pass stops the transaction of another and never starts one (C16)', async () => {
  const { send, store } = aCsms();
  await store.tokens.set(aToken());
  await store.tokens.set(aToken({ uid: 'POLICE1', groupId: 'POLICE' }));
  await send('NotifyReport', {
    requestId: 1,
    seqNo: 0,
    generatedAt: time(1),
    reportData: [
      {
        component: { name: 'AuthCtrlr' },
        variable: { name: 'MasterPassGroupId' },
        variableAttribute: [{ value: 'POLICE' }],
      },
    ],
  });
  const police = { ...idToken, idToken: 'POLICE1' };
  const groupIdToken = { idToken: 'POLICE', type: 'Central' };
  const start = aStart({ transactionInfo: { transactionId: 'T9' }, idToken: police });
  expect(await send('TransactionEvent', start)).toEqual({ idTokenInfo: { status: 'Invalid', groupIdToken } });
  await send('TransactionEvent', aStart({ evse: { id: 2, connectorId: 1 } }));
  const stop = aStart({ eventType: 'Updated', triggerReason: 'StopAuthorized', seqNo: 1, idToken: police });
  const accepted = { idTokenInfo: { status: 'Accepted', groupIdToken } };
  expect(await send('TransactionEvent', stop)).toEqual(accepted);
  expect(await send('Authorize', { idToken: police }, { stationId: 'CS2' })).toEqual(accepted);
});

test('a key code is Accepted where it is one, and Invalid otherwise (C04.FR.01, C04.FR.02)', async () => {
  const { send, store } = aCsms();
  await store.tokens.set(aToken({ uid: '1234', type: 'OTHER' }));
  const status = async (code: string) =>
    (await send('Authorize', { idToken: { idToken: code, type: 'KeyCode' } })).idTokenInfo.status;
  expect(await status('1234')).toBe('Accepted');
  expect(await status('4321')).toBe('Invalid');
});

test('a key code is in no log, whatever comes of its messages (C04.FR.04)', async () => {
  const logged: unknown[] = [];
  const note = (...parameters: unknown[]) => logged.push(parameters);
  const logger = { debug: note, info: note, warn: note, error: note };
  const store = createMemoryStore();
  const away = { ...store.tokens, find: () => Promise.reject(new Error('away')) };
  const code = { idToken: '987654', type: 'KeyCode' } as const;
  for (const tokens of [store.tokens, away]) {
    const handlers = handlers201({ store: { ...store, tokens } });
    const csms = createTestCsms(createRouter(ocpp201, { logger }).mount(handlers), store);
    const calls = [
      csms.send('Authorize', { idToken: code }),
      csms.send('Authorize', { idToken: { ...code, additionalInfo: [] as never } }),
      csms.send('TransactionEvent', aStart({ idToken: code })),
    ];
    await Promise.allSettled(calls);
  }
  expect(logged).not.toEqual([]);
  expect(JSON.stringify(logged)).not.toContain(code.idToken);
});
