import { describe, expect, test } from 'vitest';
import { startRig } from './rig.js';

/** Proves that a connection still works, and that nothing else was sent on it. */
const probe = [2, 'probe', 'DataTransfer', { vendorId: 'probe' }];
const answered = [3, 'probe', { vendorId: 'probe' }];

const long = 'x'.repeat(37);

const versions: ReadonlyArray<{ protocol: string; faults: Array<[string, string, unknown[] | undefined]> }> =
  [
    {
      protocol: 'ocpp1.6',
      faults: [
        ['no JSON', 'hello', undefined],
        ['no list', '{"0":2}', undefined],
        ['no id', '[2]', undefined],
        ['a number as id', '[2,5,"Heartbeat",{}]', undefined],
        ['an id that is too long', `[2,"${long}","Heartbeat",{}]`, [4, long, 'ProtocolError']],
        ['an unknown type', '[9,"m1","Heartbeat",{}]', undefined],
        ['no action', '[2,"m1"]', [4, 'm1', 'FormationViolation']],
        ['a number as action', '[2,"m1",5,{}]', [4, 'm1', 'FormationViolation']],
        ['no payload', '[2,"m1","Heartbeat"]', [4, 'm1', 'FormationViolation']],
        ['a list as payload', '[2,"m1","Heartbeat",[]]', [4, 'm1', 'FormationViolation']],
        ['a text as payload', '[2,"m1","Heartbeat","x"]', [4, 'm1', 'FormationViolation']],
        ['broken JSON after a readable id', '[2,"m1","Heartbeat",{"a":,}]', [4, 'm1', 'FormationViolation']],
        ['an answer that nobody waits for', '[3,"m1",{}]', undefined],
        ['a broken answer', '[3,"m1",{]', undefined],
      ],
    },
    {
      protocol: 'ocpp2.0.1',
      faults: [
        ['no JSON', 'hello', [4, '-1', 'RpcFrameworkError']],
        ['no list', '{"0":2}', [4, '-1', 'RpcFrameworkError']],
        ['no id', '[2]', [4, '-1', 'RpcFrameworkError']],
        ['a number as id', '[2,5,"Heartbeat",{}]', [4, '-1', 'RpcFrameworkError']],
        ['an id that is too long', `[2,"${long}","Heartbeat",{}]`, [4, '-1', 'RpcFrameworkError']],
        ['an unknown type', '[9,"m1","Heartbeat",{}]', [4, 'm1', 'MessageTypeNotSupported']],
        ['no action', '[2,"m1"]', [4, 'm1', 'FormatViolation']],
        ['a number as action', '[2,"m1",5,{}]', [4, 'm1', 'FormatViolation']],
        ['a list as payload', '[2,"m1","Heartbeat",[]]', [4, 'm1', 'FormatViolation']],
        ['broken JSON after a readable id', '[2,"m1","Heartbeat",{"a":,}]', [4, 'm1', 'RpcFrameworkError']],
        ['an answer that nobody waits for', '[3,"m1",{}]', undefined],
        ['a broken answer', '[3,"m1",{]', undefined],
      ],
    },
  ];

describe.each(versions)('a frame on $protocol', ({ protocol, faults }) => {
  test.each(faults)('with %s gets the reply that the version prescribes', async (_, text, reply) => {
    const rig = await startRig({ echo: true });
    const station = await rig.connect({ protocols: [protocol] });
    station.send(text);
    station.send(probe);
    const replies = (reply ? [reply] : []).map((start): unknown[] => [...start, expect.any(String), {}]);
    const frames = [await station.frames.next()];
    while (frames.length <= replies.length) frames.push(await station.frames.next());
    expect(frames).toEqual([...replies, answered]);
  });
});

describe('what stands around a frame', () => {
  test.each([
    ['a byte order mark', '\ufeff[2,"m1","DataTransfer",{}]'],
    ['NULs at the end', '[2,"m1","DataTransfer",{}]\0\0'],
    ['blanks and line ends', ' \r\n[2,"m1","DataTransfer",{}]\r\n'],
  ])('does not matter: %s', async (_, text) => {
    const rig = await startRig({ echo: true });
    const station = await rig.connect();
    expect(await station.ask(text)).toEqual([3, 'm1', {}]);
  });

  test('without a frame is ignored', async () => {
    const rig = await startRig({ echo: true });
    const station = await rig.connect({ protocols: ['ocpp2.0.1'] });
    for (const text of ['', '\0', '\ufeff', '\r\n']) station.send(text);
    expect(await station.ask(probe)).toEqual(answered);
  });

  test('null may stand for an empty payload', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    station.send([2, 'm1', 'Heartbeat', null]);
    expect((await rig.calls.next()).envelope.request).toEqual({});
  });
});

describe('hostile words', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    '%s is a word as any other',
    async (word) => {
      const rig = await startRig({ echo: true });
      const station = await rig.connect();
      const payload = `{"${word}":{"${word}":1}}`;
      station.send(`[2,"${word}","${word}",${payload}]`);
      expect(JSON.stringify(await station.frames.next())).toBe(`[3,"${word}",${payload}]`);
      station.send(`[3,"${word}",${payload}]`);
      expect(await station.ask(probe)).toEqual(answered);
    },
  );

  test('ten thousand levels are refused', async () => {
    const rig = await startRig({ echo: true });
    const station = await rig.connect();
    const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    expect(await station.ask(`[2,"m1","DataTransfer",${deep}]`)).toMatchObject({
      1: 'm1',
      2: 'FormationViolation',
    });
    expect(await station.ask(probe)).toEqual(answered);
  });
});
