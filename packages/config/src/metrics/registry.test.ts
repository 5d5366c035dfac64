import { describe, expect, it } from 'vitest';
import { createRegistry } from './registry.js';

/** The lines that a registry tells, without those about a metric as a whole. */
async function samples(registry: ReturnType<typeof createRegistry>): Promise<readonly string[]> {
  return (await registry.render()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

describe('a counter', () => {
  it('is told with its help, its type and its labels', async () => {
    const registry = createRegistry();
    const messages = registry.counter({ name: 'messages_total', help: 'Messages', labels: ['a', 'b'] });
    messages('x', 'y').inc();
    messages('x', 'y').inc(2);
    messages('x', 'z').inc();
    expect(await registry.render()).toBe(
      '# HELP messages_total Messages\n# TYPE messages_total counter\n' +
        'messages_total{a="x",b="y"} 3\nmessages_total{a="x",b="z"} 1\n',
    );
  });

  it('is the same for everybody who asks for it by its name', async () => {
    const registry = createRegistry();
    const options = { name: 'messages_total', help: 'Messages', labels: ['a'] };
    registry.counter(options)('x').inc();
    registry.counter(options)('x').inc();
    expect(await samples(registry)).toEqual(['messages_total{a="x"} 2']);
  });

  it('escapes what its labels hold', async () => {
    const registry = createRegistry();
    registry
      .counter({ name: 'c', help: 'C', labels: ['a'] })('"\\\n')
      .inc();
    expect(await samples(registry)).toEqual(['c{a="\\"\\\\\\n"} 1']);
  });
});

it('a histogram counts a value in each bucket that it fits into', async () => {
  const registry = createRegistry();
  const durations = registry.histogram({ name: 'd', help: 'D', labels: ['a'] });
  for (const value of [0.001, 0.002, 0.3, 99]) durations('x').observe(value);
  const lines = await samples(registry);
  expect(lines).toContain('d_bucket{a="x",le="0.001"} 1');
  expect(lines).toContain('d_bucket{a="x",le="0.0025"} 2');
  expect(lines).toContain('d_bucket{a="x",le="0.25"} 2');
  expect(lines).toContain('d_bucket{a="x",le="0.5"} 3');
  expect(lines).toContain('d_bucket{a="x",le="30"} 3');
  expect(lines).toContain('d_bucket{a="x",le="+Inf"} 4');
  expect(lines.slice(-2)).toEqual(['d_sum{a="x"} 99.303', 'd_count{a="x"} 4']);
});

describe('a metric that is read', () => {
  const gauge = (value: number) => ({
    name: 'g',
    help: 'G',
    type: 'gauge' as const,
    read: () => [{ value }],
  });

  it('is what it is when it is asked for', async () => {
    const registry = createRegistry();
    let value = 1;
    registry.read({ ...gauge(0), read: async () => [{ value }] });
    expect(await samples(registry)).toEqual(['g 1']);
    value = 2;
    expect(await samples(registry)).toEqual(['g 2']);
  });

  it('of several is their sum', async () => {
    const registry = createRegistry();
    registry.read(gauge(1));
    registry.read(gauge(2));
    expect(await samples(registry)).toEqual(['g 3']);
  });

  it('is left out while it cannot be read, and nothing else is', async () => {
    const registry = createRegistry();
    registry.read({ ...gauge(0), name: 'broken', read: () => Promise.reject(new Error('away')) });
    registry.read({
      ...gauge(0),
      name: 'thrown',
      read() {
        throw new Error('away');
      },
    });
    registry.read(gauge(1));
    expect(await samples(registry)).toEqual(['g 1']);
  });
});
