import { createInProcessTransport, parseConnectionEvent } from '@csms/transport';
import { expect, test } from 'vitest';
import { createConnectionEvents } from './connection-events.js';
import { silentLogger, systemClock } from './context.js';
import { noObserver } from './observer.js';
import { defaultLimits, defaultTiming } from './options.js';

const event = (connected: boolean, connectionId: string) => ({
  connected,
  connectionId,
  gatewayId: 'gateway-1',
  at: new Date('2026-01-01T00:00:00Z'),
});

test('an event that nobody heard is sent again when somebody listens, unless the station has had a newer one', async () => {
  const transport = createInProcessTransport();
  const timing = { ...defaultTiming, eventRetryMs: 1 };
  const events = createConnectionEvents({
    transport,
    timing,
    limits: defaultLimits,
    clock: systemClock,
    logger: silentLogger,
    observer: noObserver,
  });
  events.announce('CP01', '1.6', event(true, 'first'));
  events.announce('CP01', '1.6', event(false, 'first'));
  events.announce('CP02', '2.0.1', event(true, 'second'));
  await new Promise(setImmediate);
  const heard = await new Promise<string[]>((resolve) => {
    const payloads: string[] = [];
    void transport.listen({ kind: 'connection' }, ({ payload }) => {
      payloads.push(payload);
      if (payloads.length === 2) resolve(payloads);
    });
  });
  expect(heard.map(parseConnectionEvent)).toEqual([event(false, 'first'), event(true, 'second')]);
  await events.close();
  await transport.close();
});
