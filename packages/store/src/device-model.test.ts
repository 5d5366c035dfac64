import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DeviceVariable, mergeVariable, type ReportedVariable } from './device-model.js';

const aReport: fc.Arbitrary<ReportedVariable> = fc.record({
  component: fc.constantFrom({ name: 'EVSE' }, { name: 'evse' }),
  variable: fc.constant({ name: 'Power' }),
  attributes: fc.uniqueArray(
    fc.record({
      type: fc.constantFrom('Actual', 'Target', 'MaxSet'),
      value: fc.string(),
      mutability: fc.constant('ReadOnly'),
      isPersistent: fc.boolean(),
      isConstant: fc.boolean(),
    }),
    { selector: ({ type }) => type, minLength: 1 },
  ),
  characteristics: fc.option(fc.record({ dataType: fc.string(), supportsMonitoring: fc.boolean() }), {
    nil: undefined,
  }),
});

/** What is known after reports, each made at the minute of its index, that come in an order. */
function known(reports: readonly ReportedVariable[], order: readonly number[]): DeviceVariable | undefined {
  let variable: DeviceVariable | undefined;
  for (const index of order) {
    const report = reports[index];
    if (report) variable = mergeVariable(variable, report, new Date(index * 60_000));
  }
  return variable;
}

test('a variable is the same in whatever order its reports come, and however often', () => {
  fc.assert(
    fc.property(fc.array(aReport, { minLength: 1, maxLength: 6 }), fc.array(fc.nat(5)), (reports, copies) => {
      const inOrder = reports.map((_, index) => index);
      const jumbled = [...copies, ...inOrder.toReversed(), ...copies];
      expect(known(reports, jumbled)).toEqual(known(reports, inOrder));
    }),
  );
});
