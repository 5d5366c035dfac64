import { expect, it } from 'vitest';
import { serializeGatewayBeat } from './events.js';
import { watchGateways } from './gateway-watch.js';
import { createInProcessTransport } from './in-process-transport.js';

async function aWatch() {
  const transport = createInProcessTransport();
  let now = 1_000;
  const watch = await watchGateways(transport, { now: () => now });
  return {
    watch,
    pass: (ms: number) => {
      now += ms;
    },
    async beat(gatewayId: string, payload = serializeGatewayBeat({ alive: true })) {
      // Every listener has taken the message when a second one, which was there first, has.
      const taken = new Promise<void>((resolve) => {
        void transport.listen({ kind: 'gateway' }, () => resolve());
      });
      await transport.emit({ topic: { kind: 'gateway', gatewayId }, payload });
      await taken;
    },
  };
}

it('counts a gateway as alive for 30 s after its last beat', async () => {
  const { watch, pass, beat } = await aWatch();
  pass(60_000);
  expect(watch.isAlive('g1')).toBe(false);
  await beat('g1');
  expect(watch.isAlive('g1')).toBe(true);
  pass(29_999);
  expect(watch.isAlive('g1')).toBe(true);
  pass(1);
  expect(watch.isAlive('g1')).toBe(false);
  await beat('g1');
  expect(watch.isAlive('g1')).toBe(true);
});

it('counts a gateway that said farewell as gone', async () => {
  const { watch, beat } = await aWatch();
  await beat('g1');
  await beat('g1', serializeGatewayBeat({ alive: false }));
  expect(watch.isAlive('g1')).toBe(false);
});

it('does not call a gateway silent before it has listened for 30 s', async () => {
  const { watch, pass } = await aWatch();
  expect(watch.isAlive('g1')).toBe(true);
  pass(30_000);
  expect(watch.isAlive('g1')).toBe(false);
});

it('takes a beat that cannot be read for no sign of life', async () => {
  const { watch, beat } = await aWatch();
  await beat('g1', 'nonsense');
  expect(watch.isAlive('g1')).toBe(false);
});
