import { type Ocpp16Messages, ocpp16 } from '@csms/ocpp-messages/1.6';
import { createInProcessTransport } from '@csms/transport';
import { expect, it } from 'vitest';
import { createRouter, type HandlerSet } from '../src/index.js';
import { aStation } from './station.js';

const beat = (currentTime: string) => () => ({ currentTime });
const morning = beat('2026-01-31T06:00:00Z');
const evening = beat('2026-01-31T18:00:00Z');

it('takes one handler of each kind for an action', () => {
  const router = createRouter(ocpp16)
    .on('DataTransfer', () => ({ status: 'Accepted' }))
    .onResult('DataTransfer', () => {})
    .onError('DataTransfer', () => {});
  expect(() => router.on('DataTransfer', () => ({ status: 'Rejected' }))).toThrow(
    new TypeError('expected one handler for calls of DataTransfer, not a second'),
  );
  expect(() => router.onResult('DataTransfer', () => {})).toThrow(
    new TypeError('expected one handler for results of DataTransfer, not a second'),
  );
  expect(() => router.mount({ errors: { DataTransfer: () => {} } })).toThrow(
    new TypeError('expected one handler for errors of DataTransfer, not a second'),
  );
});

it('replaces a handler when told so, while it serves too', async () => {
  const transport = createInProcessTransport();
  const router = createRouter(ocpp16).on('Heartbeat', morning);
  await router.serve(transport);
  const station = await aStation(transport, '1.6');
  expect(await station.call('Heartbeat', {})).toMatchObject({ response: morning() });
  router.replace('Heartbeat', evening);
  expect(await station.call('Heartbeat', {})).toMatchObject({ response: evening() });
  await transport.close();
});

it('mounts handlers beside those that are there', async () => {
  const transport = createInProcessTransport();
  const handlers: HandlerSet<Ocpp16Messages> = {
    calls: { Heartbeat: morning, StatusNotification: undefined },
    results: { Reset: () => {} },
  };
  const router = createRouter(ocpp16)
    .on('Authorize', () => ({ idTagInfo: { status: 'Accepted' } }))
    .mount(handlers);
  await router.serve(transport);
  const station = await aStation(transport, '1.6');
  expect(await station.call('Authorize', { idTag: 'A' })).toMatchObject({ type: 3 });
  expect(await station.call('Heartbeat', {})).toMatchObject({ type: 3 });
  expect(() => router.onResult('Reset', () => {})).toThrow(TypeError);
  expect(() => router.on('StatusNotification', () => ({}))).not.toThrow();
  await transport.close();
});

it.each(['Heartbeet', 'Reset', '__proto__', 'constructor', 'toString'])(
  'refuses %s as the action of a station, for those who write JavaScript',
  (action) => {
    const message = `expected an action that the station sends in OCPP 1.6, not ${action}`;
    const router = createRouter(ocpp16);
    expect(() => router.on(action as 'Heartbeat', morning)).toThrow(new TypeError(message));
    expect(() => router.replace(action as 'Heartbeat', morning)).toThrow(new TypeError(message));
    const calls = JSON.parse(`{"${action}":1}`) as object;
    expect(() => router.mount({ calls })).toThrow(new TypeError(message));
  },
);

it('refuses the action of a station as one that the CSMS sends', () => {
  const message = 'expected an action that the csms sends in OCPP 1.6, not Heartbeat';
  expect(() => createRouter(ocpp16).onResult('Heartbeat' as never, () => {})).toThrow(new TypeError(message));
  expect(() => createRouter(ocpp16).onError('Heartbeat' as never, () => {})).toThrow(new TypeError(message));
});

it('refuses a handler that is no function', () => {
  expect(() => createRouter(ocpp16).on('Heartbeat', undefined as never)).toThrow(
    new TypeError('expected a function to handle calls of Heartbeat'),
  );
});
