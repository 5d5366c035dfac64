import { describe, expect, test } from 'vitest';
import { anError, startApi } from './client.js';
import { aKey } from './records.js';

const path = '/api/v0/refused-connections';

/** A refusal as a gateway tells it. */
function aRefusal(fields: object = {}) {
  return {
    id: 'r-1',
    csId: 'CP01',
    fault: 'wrong_password',
    reason: 'the password is not the one that is registered',
    remoteAddress: '192.0.2.1',
    gatewayId: 'g-1',
    at: '2026-01-31T12:00:00.000Z',
    ...fields,
  };
}

describe('connections that were turned away', () => {
  test('are shown by the station that they said to be, the latest first', async () => {
    const { get, post } = await startApi();
    const { csId, ...first } = aRefusal();
    const second = { ...first, id: 'r-2', at: '2026-01-31T13:00:00.000Z' };
    const { csId: _none, ...nameless } = aRefusal({ id: 'r-3', fault: 'wrong_path', at: second.at });
    const refusals = [aRefusal(), aRefusal(), { csId, ...second }, nameless];
    expect((await post(path, { refusals })).status).toBe(204);
    const ofStation = { csId, count: 2, firstAt: first.at, lastAt: second.at, latest: [second, first] };
    const ofNobody = { count: 1, firstAt: second.at, lastAt: second.at, latest: [nameless] };
    expect((await get(path)).body).toEqual({ items: [ofStation, ofNobody] });
    expect((await get(`${path}?csId=CP01`)).body).toEqual({ items: [ofStation] });
    expect((await get(`${path}?csId=CP02`)).body).toEqual({ items: [] });
  });

  test('may have said to be what no station is called', async () => {
    const { store, post } = await startApi();
    const refusals = [aRefusal({ csId: '__proto__' }), aRefusal({ csId: '..' })];
    expect((await post(path, { refusals })).status).toBe(204);
    expect((await store.refusedConnections.find('__proto__'))?.count).toBe(1);
  });

  test('are told of by gateways, and read by all others', async () => {
    const { get, post } = await startApi({
      keys: [aKey('a', 'admin'), aKey('o', 'operator'), aKey('r', 'read_only'), aKey('g', 'gateway')],
    });
    const telling = async (key: string) => (await post(path, { refusals: [aRefusal()] }, { key })).status;
    expect(await Promise.all(['a', 'o', 'r', 'g'].map(telling))).toEqual([204, 403, 403, 204]);
    const reading = async (key: string) => (await get(path, { key })).status;
    expect(await Promise.all(['a', 'o', 'r', 'g'].map(reading))).toEqual([200, 200, 200, 403]);
  });

  test.each<[string, object, RegExp]>([
    ['none', [], /^refusals must NOT have fewer than 1 items$/],
    [
      'more than a gateway tells at once',
      Array.from({ length: 101 }, () => aRefusal()),
      /more than 100 items$/,
    ],
    [
      'one for a fault that there is not',
      [aRefusal({ fault: 'ugly' })],
      /^refusals\[0\].fault must be one of/,
    ],
  ])('are refused when there is %s', async (_name, refusals, error) => {
    const { get, post } = await startApi();
    expect(await post(path, { refusals })).toMatchObject({
      status: 400,
      body: anError('Bad Request', error),
    });
    expect((await get(path)).body).toEqual({ items: [] });
  });
});
