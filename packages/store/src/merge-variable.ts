import type { DeviceAttribute, DeviceVariable, ReportedVariable, VariableValue } from './device-model.js';
import { latestChange } from './setting-change.js';

/**
 * For the stores: a variable with what a report of a time says of it. Of the value and the description of each
 * attribute, and of the characteristics, the latest stay, so that reports may come in any order; what this one leaves
 * out stays.
 */
export function mergeVariable(
  known: DeviceVariable | undefined,
  told: ReportedVariable,
  at: Date,
): DeviceVariable {
  const attributes = told.attributes.map((attribute) => ({ ...attribute, at, describedAt: at }));
  const characteristics = told.characteristics
    ? latestOf(known?.characteristics, { ...told.characteristics, at })
    : known?.characteristics;
  return merged(known, { ...told, attributes, characteristics, at });
}

/** For the stores: a variable with a value that a station told of at a time, by the rules of {@link mergeVariable}. */
export function mergeVariableValue(
  known: DeviceVariable | undefined,
  { component, variable, type, value, rebootRequired }: VariableValue,
  at: Date,
): DeviceVariable {
  const change = rebootRequired === undefined ? undefined : { rebootRequired, at };
  const attributes = [{ type, value, at, change }];
  return merged(known, { component, variable, attributes, characteristics: known?.characteristics, at });
}

/** For the stores: what is left of a variable without all that was told of it before a time. */
export function variableSince(variable: DeviceVariable, time: Date): DeviceVariable | undefined {
  const attributes = variable.attributes
    .filter(({ at }) => at >= time)
    .map((attribute) => {
      const { type, value, at, change, describedAt } = attribute;
      return describedAt && describedAt >= time ? attribute : attributeOf({ type, value, at, change });
    });
  return attributes.length > 0 ? { ...variable, attributes } : undefined;
}

function merged(known: DeviceVariable | undefined, told: DeviceVariable): DeviceVariable {
  const attributes = new Map(known?.attributes.map((attribute) => [attribute.type, attribute]));
  for (const attribute of told.attributes) {
    attributes.set(attribute.type, mergeAttribute(attributes.get(attribute.type), attribute));
  }
  const { component, variable, at } = latestOf(known, told);
  const { characteristics } = told;
  return {
    component,
    variable,
    attributes: [...attributes.values()].toSorted((a, b) => (a.type < b.type ? -1 : 1)),
    ...(characteristics && { characteristics }),
    at,
  };
}

function mergeAttribute(known: DeviceAttribute | undefined, told: DeviceAttribute): DeviceAttribute {
  if (!known) return attributeOf(told);
  const { type, value, at } = latestOf(known, told);
  const change = latestChange(known.change, told.change);
  const isToldLater = told.describedAt && (!known.describedAt || told.describedAt >= known.describedAt);
  const { mutability, isPersistent, isConstant, describedAt } = isToldLater ? told : known;
  return attributeOf({ type, value, at, mutability, isPersistent, isConstant, describedAt, change });
}

/** An attribute without the fields that have no value. */
function attributeOf({
  type,
  value,
  at,
  describedAt,
  change,
  ...description
}: DeviceAttribute): DeviceAttribute {
  return {
    type,
    ...(value !== undefined && { value }),
    at,
    ...(describedAt && { ...description, describedAt }),
    ...(change && { change }),
  };
}

/** The later of two; of the same time the one that comes. */
function latestOf<Dated extends { readonly at: Date }>(known: Dated | undefined, told: Dated): Dated {
  return known && known.at > told.at ? known : told;
}
