import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSettingName, printSettingName, type SettingName } from './setting-name.js';

describe('the name of a setting', () => {
  test.each<[string, SettingName]>([
    [
      'OCPPCommCtrlr/HeartbeatInterval',
      { component: { name: 'OCPPCommCtrlr' }, variable: { name: 'HeartbeatInterval' }, attribute: 'Actual' },
    ],
    [
      'Connector;left;2/Power;L1;MaxSet',
      {
        component: { name: 'Connector', instance: 'left', evseId: 2 },
        variable: { name: 'Power', instance: 'L1' },
        attribute: 'MaxSet',
      },
    ],
    [
      'EVSE;;1/Power;;Target',
      { component: { name: 'EVSE', evseId: 1 }, variable: { name: 'Power' }, attribute: 'Target' },
    ],
    [
      'DeviceDataCtrlr/ItemsPerMessage;GetVariables',
      {
        component: { name: 'DeviceDataCtrlr' },
        variable: { name: 'ItemsPerMessage', instance: 'GetVariables' },
        attribute: 'Actual',
      },
    ],
  ])('%s is read and printed as it is', (text, name) => {
    expect(parseSettingName(text)).toEqual(name);
    expect(printSettingName(name)).toBe(text);
  });

  test.each([
    ['A;;/B;;', 'A/B'],
    ['A;x;/B;;actual', 'A;x/B'],
    ['A;;007/B;;MAXSET', 'A;;7/B;;MaxSet'],
  ])('%s is printed as %s', (text, printed) => {
    const name = parseSettingName(text);
    expect(name && printSettingName(name)).toBe(printed);
  });

  test.each([
    '',
    '/',
    'HeartbeatInterval',
    'A/',
    '/B',
    ';x/B',
    'A/B/C',
    'A;x;1;2/B',
    'A/B;x;Actual;2',
    'A;x;one/B',
    'A;x;-1/B',
    'A;x;1.5/B',
    'A;x;12345678901/B',
    'A/B;;Max',
    'A/B;;constructor',
    `${'A'.repeat(51)}/B`,
    `A/B;${'x'.repeat(51)}`,
  ])('is not %j', (text) => {
    expect(parseSettingName(text)).toBeUndefined();
  });

  test('is the same after it was printed and read, whatever the names', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9*_=:+|@.-]{1,50}$/);
    const optional = <T>(values: fc.Arbitrary<T>, name: string) =>
      fc.option(values, { nil: undefined }).map((value) => (value === undefined ? {} : { [name]: value }));
    const names = fc
      .tuple(
        word,
        optional(word, 'instance'),
        optional(fc.nat(1_000), 'evseId'),
        word,
        optional(word, 'instance'),
        fc.constantFrom('Actual', 'Target', 'MinSet', 'MaxSet'),
      )
      .map(
        ([component, instance, evse, variable, variableInstance, attribute]): SettingName => ({
          component: { name: component, ...instance, ...evse },
          variable: { name: variable, ...variableInstance },
          attribute,
        }),
      );
    fc.assert(
      fc.property(names, (name) => {
        expect(parseSettingName(printSettingName(name))).toEqual(name);
      }),
    );
  });
});
