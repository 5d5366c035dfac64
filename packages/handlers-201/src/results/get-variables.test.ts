import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const component = { name: 'EVSE', evse: { id: 1 } };
const variable = { name: 'Power' };

test('keeps the values that the station told of, each by its own status (B06)', async () => {
  const { answer, store } = aCsms();
  await answer(
    'GetVariables',
    undefined,
    {
      getVariableResult: [
        { component, variable, attributeStatus: 'Accepted', attributeValue: '11' },
        { component, variable, attributeType: 'MaxSet', attributeStatus: 'Accepted', attributeValue: '22' },
        { component, variable, attributeType: 'MinSet', attributeStatus: 'NotSupportedAttributeType' },
        { component, variable: { name: 'Unknown' }, attributeStatus: 'UnknownVariable' },
      ],
    },
    { receivedAt: at(2) },
  );
  const { items } = await store.deviceModel.list('CS1', { limit: 10 });
  expect(items).toEqual([
    {
      component: { name: 'EVSE', evseId: 1 },
      variable,
      attributes: [
        { type: 'Actual', value: '11', at: at(2) },
        { type: 'MaxSet', value: '22', at: at(2) },
      ],
      at: at(2),
    },
  ]);
});

test('a late answer changes nothing that is newer, and needs no request', async () => {
  const { answer, store } = aCsms();
  for (const [minute, attributeValue] of [
    [3, 'new'],
    [2, 'old'],
  ] as const) {
    const result = { component, variable, attributeStatus: 'Accepted', attributeValue } as const;
    await answer('GetVariables', undefined, { getVariableResult: [result] }, { receivedAt: at(minute) });
  }
  const known = await store.deviceModel.find('CS1', { name: 'EVSE', evseId: 1 }, variable);
  expect(known?.attributes).toMatchObject([{ value: 'new', at: at(3) }]);
});

test('does not keep a password (A01)', async () => {
  const { answer, store } = aCsms();
  const result = {
    component,
    variable: { name: 'BasicAuthPassword' },
    attributeStatus: 'Accepted',
    attributeValue: 'c0ffee',
  } as const;
  await answer('GetVariables', undefined, { getVariableResult: [result] });
  const { items } = await store.deviceModel.list('CS1', { limit: 10 });
  expect(items).toHaveLength(1);
  expect(JSON.stringify(items)).not.toContain('c0ffee');
});
