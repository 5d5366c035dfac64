import type { CallEnvelope } from '@csms/transport';
import { describe, expect, it } from 'vitest';
import { aCommandRig, stationId, tellKey, tellVariable } from './command-rig.js';
import type { Answer } from './rig.js';

interface Datum {
  readonly component: object;
  readonly variable: { readonly name: string };
  readonly attributeType?: string;
}

/** How many settings each call asked for. */
function sizes(asked: readonly (readonly [string, object])[]): readonly number[] {
  return asked.map(([, request]) => Object.values(request).flat().length);
}

const data = ({ request }: CallEnvelope) => Object.values(request).flat() as readonly Datum[];

/** A 2.0.1 station on which every variable has its own name as its value, and takes every value. */
function answer201(call: CallEnvelope): Answer {
  if (call.action === 'GetVariables') {
    const results = data(call).map(({ component, variable, attributeType }) => ({
      component,
      variable,
      attributeType,
      attributeStatus: 'Accepted',
      attributeValue: variable.name,
    }));
    return { response: { getVariableResult: results.toReversed() } };
  }
  const results = data(call).map(({ component, variable, attributeType }) => ({
    component,
    variable,
    attributeType,
    attributeStatus: 'Accepted',
  }));
  return { response: { setVariableResult: results } };
}

/** A 1.6 station on which every key has its own name as its value. */
function answer16({ request }: CallEnvelope): Answer {
  const { key = [] } = request as { readonly key?: readonly string[] };
  const found = key.map((each) => ({ key: each.toUpperCase(), readonly: true, value: each }));
  return { response: { configurationKey: found } };
}

/** A station that takes so many settings in a call, without having told, and refuses more by an error. */
function atMost(max: number, code: string, answer: (call: CallEnvelope) => Answer) {
  return (call: CallEnvelope): Answer =>
    data(call).length > max ? { error_code: code, error_description: 'too many' } : answer(call);
}

const named = (count: number) => Array.from({ length: count }, (_, index) => `C/V${index}`);
const keys = (count: number) => Array.from({ length: count }, (_, index) => `Key${index}`);
const items = { component: { name: 'DeviceDataCtrlr' } };

describe('reading variables of 2.0.1', () => {
  it('gives each its own result, in the order of the names', async () => {
    const { commands, asked } = await aCommandRig('2.0.1', answer201);
    const names = ['EVSE;;1/Power;;MaxSet', 'OCPPCommCtrlr/HeartbeatInterval', 'Connector;left/State;b'];
    const { results, calls } = await commands.readSettings(stationId, { names });
    expect(results).toEqual([
      { name: names[0], status: 'Accepted', value: 'Power' },
      { name: names[1], status: 'Accepted', value: 'HeartbeatInterval' },
      { name: names[2], status: 'Accepted', value: 'State' },
    ]);
    expect(asked()).toEqual([
      [
        'GetVariables',
        {
          getVariableData: [
            {
              component: { name: 'EVSE', evse: { id: 1 } },
              variable: { name: 'Power' },
              attributeType: 'MaxSet',
            },
            { component: { name: 'OCPPCommCtrlr' }, variable: { name: 'HeartbeatInterval' } },
            {
              component: { name: 'Connector', instance: 'left' },
              variable: { name: 'State', instance: 'b' },
            },
          ],
        },
      ],
    ]);
    expect(calls).toMatchObject([{ action: 'GetVariables', status: 'Answered' }]);
  });

  it('says what the station says of each that it cannot read', async () => {
    const statuses = ['Rejected', 'UnknownComponent', 'UnknownVariable', 'NotSupportedAttributeType'];
    const { commands } = await aCommandRig('2.0.1', (call) => ({
      response: {
        getVariableResult: data(call)
          .slice(0, 4)
          .map(({ component, variable }, index) => ({
            component,
            variable: { name: variable.name.toLowerCase() },
            attributeStatus: statuses[index],
            ...(index === 0 && { attributeStatusInfo: { reasonCode: 'WriteOnly' } }),
          })),
      },
    }));
    const { results } = await commands.readSettings(stationId, { names: named(5) });
    expect(results).toEqual([
      { name: 'C/V0', status: 'Rejected', reason: { code: 'WriteOnly' } },
      { name: 'C/V1', status: 'Unknown' },
      { name: 'C/V2', status: 'Unknown' },
      { name: 'C/V3', status: 'NotSupported' },
      { name: 'C/V4', status: 'LeftOut' },
    ]);
  });

  it('asks for no more at a time than the station takes (B06.FR.05)', async () => {
    const { commands, asked, store } = await aCommandRig('2.0.1', answer201);
    await tellVariable(store, {
      ...items,
      variable: { name: 'ItemsPerMessage', instance: 'GetVariables' },
      value: '3',
    });
    const { results, calls } = await commands.readSettings(stationId, { names: named(8) });
    expect(results.map(({ name }) => name)).toEqual(named(8));
    expect(sizes(asked())).toEqual([3, 3, 2]);
    expect(calls).toHaveLength(3);
  });

  it('sends no longer messages than the station takes, as they are on the wire (B06.FR.05)', async () => {
    const { commands, asked, store, station } = await aCommandRig('2.0.1', answer201);
    const instance = 'GetVariables';
    await tellVariable(store, { ...items, variable: { name: 'BytesPerMessage', instance }, value: '400' });
    await commands.readSettings(stationId, { names: named(30) });
    const lengths = station.received.map(
      ({ id, action, request }) => JSON.stringify([2, id, action, request]).length,
    );
    expect(lengths.every((length) => length <= 400)).toBe(true);
    // Another item would not have had room.
    expect(lengths.slice(0, -1).every((length) => length > 400 - 60)).toBe(true);
    expect(sizes(asked()).reduce((sum, size) => sum + size)).toBe(30);
  });

  it.each(['0', '-1', 'many', ''])('goes by its own mind when the station tells of %j', async (value) => {
    const { commands, asked, store } = await aCommandRig('2.0.1', answer201);
    await tellVariable(store, {
      ...items,
      variable: { name: 'ItemsPerMessage', instance: 'GetVariables' },
      value,
    });
    await commands.readSettings(stationId, { names: named(60) });
    expect(sizes(asked())).toEqual([50, 10]);
  });

  it.each(['OccurrenceConstraintViolation', 'FormatViolation'])(
    'is tried again in halves after %s (B06.FR.16, B06.FR.17)',
    async (code) => {
      const { commands, asked } = await aCommandRig('2.0.1', atMost(3, code, answer201));
      const { results, calls } = await commands.readSettings(stationId, { names: named(7) });
      expect(results.map(({ name, status }) => [name, status])).toEqual(
        named(7).map((name) => [name, 'Accepted']),
      );
      expect(sizes(asked())).toEqual([7, 4, 2, 2, 3]);
      expect(calls).toHaveLength(5);
    },
  );

  it('says what a single one is refused with', async () => {
    const error = { code: 'FormatViolation', description: 'too many' };
    const { commands } = await aCommandRig('2.0.1', atMost(0, error.code, answer201));
    const { results } = await commands.readSettings(stationId, { names: named(2) });
    expect(results).toEqual(named(2).map((name) => ({ name, status: 'Refused', error })));
  });

  it('is not tried again after another error', async () => {
    const { commands, asked } = await aCommandRig('2.0.1', atMost(1, 'InternalError', answer201));
    const { results } = await commands.readSettings(stationId, { names: named(2) });
    expect(results).toMatchObject([{ status: 'Refused' }, { status: 'Refused' }]);
    expect(asked()).toHaveLength(1);
  });

  it('reads one that is named twice once, in whatever case and however it is written', async () => {
    const { commands, asked } = await aCommandRig('2.0.1', answer201);
    const { results } = await commands.readSettings(stationId, { names: ['A;;1/B', 'a;;01/b;;actual'] });
    expect(results).toMatchObject([{ name: 'A;;1/B' }]);
    expect(sizes(asked())).toEqual([1]);
  });

  it('sends nothing when one of the names is none, or there are none', async () => {
    const { commands, asked } = await aCommandRig('2.0.1', answer201);
    await expect(
      commands.readSettings(stationId, { names: [...named(60), 'HeartbeatInterval'] }),
    ).rejects.toMatchObject({
      code: 'invalid-command',
      message: expect.stringContaining('HeartbeatInterval'),
    });
    expect(await commands.readSettings(stationId, { names: [] })).toEqual({ results: [], calls: [] });
    expect(asked()).toEqual([]);
  });
});

describe('reading configuration keys of 1.6', () => {
  it('reads all when none are named', async () => {
    const { commands, asked } = await aCommandRig('1.6', () => ({
      response: {
        configurationKey: [
          { key: 'A', readonly: false, value: '1' },
          { key: 'B', readonly: true },
        ],
      },
    }));
    const { results } = await commands.readSettings(stationId, {});
    expect(results).toEqual([
      { name: 'A', status: 'Accepted', value: '1', isReadonly: false },
      { name: 'B', status: 'Accepted', isReadonly: true },
    ]);
    expect(asked()).toEqual([['GetConfiguration', {}]]);
  });

  it('tells those apart that the station does not know, and that it leaves out', async () => {
    const { commands } = await aCommandRig('1.6', () => ({
      response: {
        configurationKey: [{ key: 'HEARTBEATINTERVAL', readonly: false, value: '300' }],
        unknownKey: ['other'],
      },
    }));
    const names = ['Other', 'HeartbeatInterval', 'Third'];
    const { results } = await commands.readSettings(stationId, { names });
    expect(results).toEqual([
      { name: 'Other', status: 'Unknown' },
      { name: 'HeartbeatInterval', status: 'Accepted', value: '300', isReadonly: false },
      { name: 'Third', status: 'LeftOut' },
    ]);
  });

  it('asks for no more at a time than GetConfigurationMaxKeys', async () => {
    const { commands, asked, store } = await aCommandRig('1.6', answer16);
    await tellKey(store, 'GetConfigurationMaxKeys', '4');
    const { results } = await commands.readSettings(stationId, { names: [...keys(9), 'KEY0'] });
    expect(results.map(({ name }) => name)).toEqual(keys(9));
    expect(sizes(asked())).toEqual([4, 4, 1]);
  });

  it('is tried again in halves in the spelling of 1.6', async () => {
    const { commands, asked } = await aCommandRig('1.6', atMost(2, 'OccurenceConstraintViolation', answer16));
    const { results } = await commands.readSettings(stationId, { names: keys(3) });
    expect(results.map(({ status }) => status)).toEqual(['Accepted', 'Accepted', 'Accepted']);
    expect(sizes(asked())).toEqual([3, 2, 1]);
  });
});

describe('writing settings', () => {
  const values = (names: readonly string[]) => names.map((name) => ({ name, value: `${name}!` }));

  it('of 2.0.1 writes no more at a time than the station takes (B05.FR.11)', async () => {
    const { commands, asked, store } = await aCommandRig('2.0.1', answer201);
    await tellVariable(store, {
      ...items,
      variable: { name: 'ItemsPerMessage', instance: 'SetVariables' },
      value: '2',
    });
    const { results } = await commands.writeSettings(stationId, { settings: values(named(3)) });
    expect(results).toEqual(named(3).map((name) => ({ name, status: 'Accepted' })));
    expect(sizes(asked())).toEqual([2, 1]);
    expect(asked()[1]).toEqual([
      'SetVariables',
      { setVariableData: [{ component: { name: 'C' }, variable: { name: 'V2' }, attributeValue: 'C/V2!' }] },
    ]);
  });

  it('of 2.0.1 gives each its own result', async () => {
    const statuses = ['RebootRequired', 'Rejected', 'UnknownVariable'];
    const { commands } = await aCommandRig('2.0.1', (call) => ({
      response: {
        setVariableResult: data(call).map(({ component, variable }, index) => ({
          component,
          variable,
          attributeStatus: statuses[index],
          ...(index === 1 && { attributeStatusInfo: { reasonCode: 'ReadOnly', additionalInfo: 'x' } }),
        })),
      },
    }));
    const { results } = await commands.writeSettings(stationId, { settings: values(named(3)) });
    expect(results).toEqual([
      { name: 'C/V0', status: 'RebootRequired' },
      { name: 'C/V1', status: 'Rejected', reason: { code: 'ReadOnly', info: 'x' } },
      { name: 'C/V2', status: 'Unknown' },
    ]);
  });

  it('of 2.0.1 refuses one that is named twice (B05.FR.13)', async () => {
    const { commands, asked } = await aCommandRig('2.0.1', answer201);
    const settings = values(['A/B', 'C/D', 'a/b;;Actual']);
    await expect(commands.writeSettings(stationId, { settings })).rejects.toMatchObject({
      code: 'duplicate',
    });
    expect(asked()).toEqual([]);
    const attributes = values(['A/B', 'A/B;;MaxSet', 'A;;1/B', 'A/B;x']);
    expect((await commands.writeSettings(stationId, { settings: attributes })).results).toHaveLength(4);
  });

  it('of 1.6 writes each in a call of its own', async () => {
    const statuses = ['Accepted', 'RebootRequired', 'Rejected', 'NotSupported'];
    const { commands, asked, station } = await aCommandRig('1.6', () => ({
      response: { status: statuses[station.received.length - 1] },
    }));
    const { results, calls } = await commands.writeSettings(stationId, { settings: values(keys(4)) });
    expect(results).toEqual([
      { name: 'Key0', status: 'Accepted' },
      { name: 'Key1', status: 'RebootRequired' },
      { name: 'Key2', status: 'Rejected' },
      { name: 'Key3', status: 'Unknown' },
    ]);
    expect(asked()[0]).toEqual(['ChangeConfiguration', { key: 'Key0', value: 'Key0!' }]);
    expect(calls).toHaveLength(4);
  });

  it.each([
    ['1.6', 'K', 501],
    ['1.6', 'K'.repeat(51), 1],
    ['2.0.1', 'C/V', 1_001],
  ] as const)('of %s sends nothing when one has no room: %s', async (version, name, length) => {
    const { commands, asked } = await aCommandRig(version, answer201);
    const settings = [
      ...values(version === '1.6' ? keys(1) : named(60)),
      { name, value: 'x'.repeat(length) },
    ];
    await expect(commands.writeSettings(stationId, { settings })).rejects.toMatchObject({
      code: 'invalid-command',
    });
    expect(asked()).toEqual([]);
  });

  it('of 1.6 refuses a key that is named twice', async () => {
    const { commands } = await aCommandRig('1.6', answer16);
    const settings = values(['Key', 'KEY']);
    await expect(commands.writeSettings(stationId, { settings })).rejects.toMatchObject({
      code: 'duplicate',
    });
  });

  it('goes on after one was refused, and sends nothing more after a call without an answer', async () => {
    const abort = new AbortController();
    const { commands, asked } = await aCommandRig('1.6', (call) => {
      const { key } = call.request as { readonly key: string };
      if (key === 'Key0') return { error_code: 'InternalError', error_description: 'oops' };
      abort.abort();
      return undefined;
    });
    const { results } = await commands.writeSettings(
      stationId,
      { settings: values(keys(3)) },
      { signal: abort.signal },
    );
    expect(results).toMatchObject([
      { name: 'Key0', status: 'Refused', error: { code: 'InternalError', description: 'oops' } },
      { name: 'Key1', status: 'Sent' },
      { name: 'Key2', status: 'NotSent' },
    ]);
    expect(asked()).toHaveLength(2);
  });

  it('is carried out once when the command is given again with the same id', async () => {
    const { commands, asked, store } = await aCommandRig('2.0.1', answer201);
    await tellVariable(store, {
      ...items,
      variable: { name: 'ItemsPerMessage', instance: 'SetVariables' },
      value: '1',
    });
    const settings = values(named(3));
    const first = await commands.writeSettings(stationId, { settings }, { id: 'K1' });
    expect(await commands.writeSettings(stationId, { settings }, { id: 'K1' })).toEqual(first);
    expect(asked()).toHaveLength(3);
    expect(first.calls[0]?.callId).toBe('K1');
  });
});
