import { expect, it } from 'vitest';
import { aCsms, pass, takesAll, withFakeTime } from './rig.js';

withFakeTime();

it('the texts that are shown for want of a tariff or a cost are settings (I04.FR.02, I05.FR.01)', async () => {
  const csms = await aCsms();
  csms.manager();
  const station = await csms.connect('CS1', '2.0.1', takesAll);
  const names = ['TariffFallbackMessage', 'TotalCostFallbackMessage'];
  await csms.want(
    'CS1',
    ...names.map((name) => ({ kind: 'setting', name: `TariffCostCtrlr/${name}`, value: 'ask us' }) as const),
  );
  await pass(1_000);
  expect(station.asked()).toEqual([
    [
      'SetVariables',
      {
        setVariableData: names.map((name) => ({
          component: { name: 'TariffCostCtrlr' },
          variable: { name },
          attributeValue: 'ask us',
        })),
      },
    ],
  ]);
  expect((await csms.workOf('CS1')).map(({ status }) => status)).toEqual(['Accepted', 'Accepted']);
});
