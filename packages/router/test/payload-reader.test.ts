import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { createInProcessTransport, type Transport } from '@csms/transport';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter, type PayloadReader, type ReceivedPayload, readStrictly } from '../src/index.js';
import { aLog } from './log.js';
import { aStation } from './station.js';

let transport: Transport;
beforeEach(() => {
  transport = createInProcessTransport();
});
afterEach(() => transport.close());

/** Takes a token that is a number. */
const readNumbers: PayloadReader = async (received) => {
  const { idTag } = received.payload as { readonly idTag?: unknown };
  return readStrictly(typeof idTag === 'number' ? { ...received, payload: { idTag: `${idTag}` } } : received);
};

describe('a reader of payloads', () => {
  it('makes of a request what the handler gets', async () => {
    const seen: unknown[] = [];
    await createRouter(ocpp16, { readPayload: readNumbers })
      .on('Authorize', (request) => {
        seen.push(request);
        return { idTagInfo: { status: 'Accepted' } };
      })
      .serve(transport);
    const station = await aStation(transport, '1.6');
    expect(await station.call('Authorize', { idTag: 4711 })).toMatchObject({ type: 3 });
    expect(seen).toEqual([{ idTag: '4711' }]);
  });

  it('tells what is wrong with a request, as without one', async () => {
    const request = { idTag: true };
    const answers = [];
    for (const options of [{}, { readPayload: readNumbers }]) {
      const shared = createInProcessTransport();
      await createRouter(ocpp16, options)
        .on('Authorize', () => ({ idTagInfo: { status: 'Accepted' } }))
        .serve(shared);
      const station = await aStation(shared, '1.6');
      answers.push(await station.call('Authorize', request, 'M1'));
      await shared.close();
    }
    expect(answers[0]).toMatchObject({ type: 4, error_code: 'TypeConstraintViolation' });
    expect(answers[1]).toEqual(answers[0]);
  });

  it('is not asked about what no handler takes', async () => {
    const asked: ReceivedPayload[] = [];
    const readPayload: PayloadReader = (received) => {
      asked.push(received);
      return readStrictly(received);
    };
    await createRouter(ocpp16, { readPayload }).serve(transport);
    const station = await aStation(transport, '1.6');
    expect(await station.call('Reboot', 5)).toMatchObject({ error_code: 'NotImplemented' });
    expect(await station.call('Authorize', 5)).toMatchObject({ error_code: 'NotSupported' });
    expect(asked).toEqual([]);
  });

  it('that fails is an InternalError for a call, and leaves an answer untaken', async () => {
    const { logger, records } = aLog();
    const results: unknown[] = [];
    const router = createRouter(ocpp16, { logger, readPayload: () => Promise.reject(new Error('away')) })
      .on('Heartbeat', () => ({ currentTime: '2026-01-31T12:00:00Z' }))
      .onResult('Reset', (result) => void results.push(result));
    await router.serve(transport);
    const station = await aStation(transport, '1.6');
    await station.send({ type: 3, action: 'Reset', id: 'M1', response: { status: 'Accepted' } });
    expect(await station.call('Heartbeat', {})).toMatchObject({ error_code: 'InternalError' });
    expect(results).toEqual([]);
    expect(records.map(({ message }) => message)).toContain('could not take an answer');
  });

  it('makes of a response what the result handler gets', async () => {
    const results: unknown[] = [];
    const readPayload: PayloadReader = (received) =>
      readStrictly({ ...received, payload: received.part === 'response' ? { status: 'Accepted' } : {} });
    await createRouter(ocpp16, { readPayload })
      .on('Heartbeat', () => ({ currentTime: '2026-01-31T12:00:00Z' }))
      .onResult('Reset', ({ response }) => void results.push(response))
      .serve(transport);
    const station = await aStation(transport, '1.6');
    await station.send({ type: 3, action: 'Reset', id: 'M1', response: { status: 'accepted' } });
    await station.call('Heartbeat', {});
    expect(results).toEqual([{ status: 'Accepted' }]);
  });
});
