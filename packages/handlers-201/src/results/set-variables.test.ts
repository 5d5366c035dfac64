import type {
  SetVariableDataType,
  SetVariableResultType,
  SetVariablesRequest,
} from '@csms/ocpp-messages/2.0.1';
import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const component = { name: 'Connector', evse: { id: 1, connectorId: 2 } };

function aVariable(name: string, fields: Partial<SetVariableDataType> = {}): SetVariableDataType {
  return { component, variable: { name }, attributeValue: '7', ...fields };
}

function asking(...setVariableData: SetVariablesRequest['setVariableData']): SetVariablesRequest {
  return { setVariableData };
}

test('keeps the values that the station took, each by its own status (B05)', async () => {
  const { answer, store } = aCsms();
  const request = asking(
    aVariable('Taken'),
    aVariable('Target', { attributeType: 'Target' }),
    aVariable('Reboot'),
    aVariable('Refused'),
  );
  const named = (name: string) => ({ component, variable: { name } });
  await answer(
    'SetVariables',
    request,
    {
      setVariableResult: [
        { ...named('Refused'), attributeStatus: 'Rejected' },
        { ...named('REBOOT'), attributeStatus: 'RebootRequired' },
        { ...named('Target'), attributeType: 'Target', attributeStatus: 'Accepted' },
        { ...named('Taken'), attributeStatus: 'Accepted' },
      ],
    },
    { receivedAt: at(2) },
  );
  const { items } = await store.deviceModel.list('CS1', { limit: 10 });
  const told = { value: '7', at: at(2) };
  expect(items.map(({ variable, attributes }) => [variable.name, attributes])).toEqual([
    ['REBOOT', [{ ...told, type: 'Actual', change: { rebootRequired: true, at: at(2) } }]],
    ['Taken', [{ ...told, type: 'Actual', change: { rebootRequired: false, at: at(2) } }]],
    ['Target', [{ ...told, type: 'Target', change: { rebootRequired: false, at: at(2) } }]],
  ]);
  expect(items[0]?.component).toEqual({ name: 'Connector', evseId: 1, connectorId: 2 });
});

test('does not keep a password (A01)', async () => {
  const { answer, store } = aCsms();
  const variable = { name: 'BasicAuthPassword' };
  await answer('SetVariables', asking({ component, variable, attributeValue: 'c0ffee' }), {
    setVariableResult: [{ component, variable, attributeStatus: 'Accepted' }],
  });
  const { items } = await store.deviceModel.list('CS1', { limit: 10 });
  expect(items).toHaveLength(1);
  expect(JSON.stringify(items)).not.toContain('c0ffee');
});

test('keeps nothing when nobody knows what was asked', async () => {
  const { answer, store } = aCsms();
  const result = { component, variable: { name: 'Power' }, attributeStatus: 'Accepted' } as const;
  await answer('SetVariables', undefined, { setVariableResult: [result] });
  await answer('SetVariables', asking(aVariable('Other')), { setVariableResult: [result] });
  expect((await store.deviceModel.list('CS1', { limit: 10 })).items).toEqual([]);
});

const authentication = { securityProfile: 1, passwordSha256: 'old', anyUsername: false } as const;
const password = { component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' } };

/** Sends a password in a call, has it answered, and tells what counts then. */
async function afterPassword(attributeStatus: SetVariableResultType['attributeStatus']) {
  const { answer, store } = aCsms();
  await store.stations.register('CS1', { authentication });
  const sent = { kind: 'password_sent', callId: 'c1', passwordSha256: 'new' } as const;
  await store.stations.changeAuthentication('CS1', sent);
  const response = { setVariableResult: [{ ...password, attributeStatus }] };
  // What was asked is not even needed.
  await answer('SetVariables', undefined, response, { messageId: 'c1', receivedAt: at(2) });
  const station = await store.stations.find('CS1');
  return [station?.authentication, station?.authenticationChanges];
}

test('the password that a station took is the one that counts (A01.FR.03)', async () => {
  expect(await afterPassword('Accepted')).toEqual([{ ...authentication, passwordSha256: 'new' }, undefined]);
});

test.each(['Rejected', 'UnknownComponent', 'UnknownVariable', 'NotSupportedAttributeType'] as const)(
  'after %s the old password counts, and nothing else (A01.FR.04)',
  async (status) => {
    expect(await afterPassword(status)).toEqual([authentication, undefined]);
  },
);

test('a password that takes effect with the next boot counts beside the old one (A01.FR.03)', async () => {
  expect(await afterPassword('RebootRequired')).toEqual([
    { ...authentication, passwordSha256: 'new' },
    { passwords: [{ passwordSha256: 'old', replacedAt: at(2) }] },
  ]);
});
