import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeviceVariable, ReportedVariable, VariableValue } from './device-model.js';
import { mergeVariable, mergeVariableValue } from './merge-variable.js';

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

const aValue: fc.Arbitrary<VariableValue> = fc.record({
  component: fc.constantFrom({ name: 'EVSE' }, { name: 'evse' }),
  variable: fc.constant({ name: 'Power' }),
  type: fc.constantFrom('Actual', 'Target', 'MaxSet'),
  value: fc.option(fc.string(), { nil: undefined }),
  rebootRequired: fc.option(fc.boolean(), { nil: undefined }),
});

/** What is known after reports and values, each told at the minute of its index, that come in an order. */
function known(
  told: readonly (ReportedVariable | VariableValue)[],
  order: readonly number[],
): DeviceVariable | undefined {
  let variable: DeviceVariable | undefined;
  for (const index of order) {
    const next = told[index];
    const at = new Date(index * 60_000);
    if (next)
      variable = 'type' in next ? mergeVariableValue(variable, next, at) : mergeVariable(variable, next, at);
  }
  return variable;
}

test('a variable is the same in whatever order its reports and values come, and however often', () => {
  const told = fc.array(fc.oneof(aReport, aValue), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(told, fc.array(fc.nat(5)), (all, copies) => {
      const inOrder = all.map((_, index) => index);
      const jumbled = [...copies, ...inOrder.toReversed(), ...copies];
      expect(known(all, jumbled)).toEqual(known(all, inOrder));
    }),
  );
});
