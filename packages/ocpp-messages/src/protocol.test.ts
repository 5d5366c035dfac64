import { describe, expect, test } from 'vitest';
import type { Protocol } from './protocol.js';
import { actionTable } from './protocol.js';
import { ocpp16 } from './v16.js';
import { ocpp21 } from './v21.js';
import { ocpp201 } from './v201.js';

/** How many actions each version has, how many a station sends and how many the CSMS sends. */
const counts: ReadonlyArray<readonly [string, Protocol, number, number, number]> = [
  ['1.6', ocpp16, 39, 14, 26],
  ['2.0.1', ocpp201, 64, 25, 40],
  ['2.1', ocpp21, 91, 37, 55],
];

describe.each(counts)('the actions of OCPP %s', (version, { actions, subprotocol }, all, received, sent) => {
  const infos = [...actions.values()];

  test(`are ${all}, ${received} from stations and ${sent} from the CSMS`, () => {
    expect(actions.size).toBe(all);
    expect(infos.filter(({ sender }) => sender !== 'csms')).toHaveLength(received);
    expect(infos.filter(({ sender }) => sender !== 'station')).toHaveLength(sent);
  });

  test('go both ways for DataTransfer alone', () => {
    expect(infos.filter(({ sender }) => sender === 'both').map(({ action }) => action)).toEqual([
      'DataTransfer',
    ]);
  });

  test('have a functional block, and a check of the answer wherever there is one', () => {
    for (const { block, kind, validateResponse } of infos) {
      expect(block).not.toBe('');
      expect(validateResponse === undefined).toBe(kind === 'send');
    }
  });

  test('are found by their own names only', () => {
    for (const word of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'heartbeat', '']) {
      expect(actions.get(word)).toBeUndefined();
    }
    expect(actions.get('Heartbeat')?.sender).toBe('station');
  });

  test(`are spoken under the subprotocol ocpp${version}`, () => {
    expect(subprotocol).toBe(`ocpp${version}`);
  });
});

test('only NotifyPeriodicEventStream of 2.1 is sent without an answer', () => {
  const sends = [ocpp16, ocpp201, ocpp21].flatMap(({ version, actions }) =>
    [...actions.values()].filter(({ kind }) => kind === 'send').map(({ action }) => `${version} ${action}`),
  );
  expect(sends).toEqual(['2.1 NotifyPeriodicEventStream']);
});

test('versions do not share a check', () => {
  const checks = [ocpp16, ocpp201, ocpp21].flatMap(({ actions }) =>
    [...actions.values()].flatMap(({ validateRequest, validateResponse }) => [
      validateRequest,
      validateResponse ?? [],
    ]),
  );
  expect(new Set(checks.flat()).size).toBe(checks.flat().length);
});

test.each([ocpp16, ocpp201, ocpp21])(
  'the answer to UnlockConnector of $version has its check',
  ({ actions }) => {
    const unlock = actions.get('UnlockConnector');
    expect(unlock?.validateResponse?.({ status: 'Unlocked' })).toBeUndefined();
    expect(unlock?.validateResponse?.({ status: 'Open' })).toMatchObject({
      kind: 'property',
      path: '/status',
    });
  },
);

test('an action without a check is an error when the table is made', () => {
  const rows = { Heartbeat: { sender: 'station', kind: 'call', block: 'Core' } } as const;
  expect(() => actionTable(rows, {})).toThrow('no validator for HeartbeatRequest');
});
