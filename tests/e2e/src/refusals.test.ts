import { UnexpectedHttpResponse } from 'ocpp-rpc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { type System, startDistributed, systems } from './systems.js';

describe.each([
  ...systems,
  ['a gateway that asks the API', () => startDistributed({ overApi: true })] as const,
])('a station that is refused by %s', (_name, start) => {
  let system: System;
  let operator: Operator;

  beforeAll(async () => {
    system = await start();
    operator = createOperator(system.apiUrl);
    await operator.registerStation('CP01');
  });
  afterAll(() => system?.close());

  /** The HTTP status that the station's handshake gets; `undefined` when it is let in. */
  async function refusal(stationId: string, password: string): Promise<unknown> {
    const { gatewayUrl } = system;
    try {
      const station = await connectStation({ gatewayUrl, stationId, password, protocol: 'ocpp1.6' });
      await station.close();
    } catch (error) {
      if (error instanceof UnexpectedHttpResponse && 'code' in error) return error.code;
      throw error;
    }
    return undefined;
  }

  it('gets 401 for a wrong password', async () => {
    expect(await refusal('CP01', 'not-the-password')).toBe(401);
  });

  it.each([
    ['CP01', 'wrong_password'],
    ['CP98', 'unknown_station'],
    ['__proto__', 'unknown_station'],
  ])('is told of to the operator: %s, %s', async (stationId, fault) => {
    await refusal(stationId, 'guessed');
    const told = () => operator.get<{ items: readonly unknown[] }>('/refused-connections');
    await expect.poll(told, { timeout: 30_000 }).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          csId: stationId,
          latest: expect.arrayContaining([expect.objectContaining({ fault })]),
        }),
      ]),
    });
  });

  it('gets 404 when nobody registered it', async () => {
    expect(await refusal('CP99', 'whatever')).toBe(404);
  });

  it.each(['__proto__', 'constructor', 'toString'])('gets 404 as %s', async (stationId) => {
    expect(await refusal(stationId, 'whatever')).toBe(404);
  });
});
