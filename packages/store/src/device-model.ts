import { foldCase } from './fold-case.js';
import type { Page, PageRequest } from './page.js';
import type { ReportPart } from './report-parts.js';

/** Names a component of a station. Names and instances are the same in either case (2.0.1, identifierString). */
export interface ComponentName {
  readonly name: string;
  readonly instance?: string;
  /** Absent for what belongs to the station as a whole. */
  readonly evseId?: number;
  readonly connectorId?: number;
}

/** Names a variable of a component. */
export interface VariableName {
  readonly name: string;
  readonly instance?: string;
}

/** A value of a variable (2.0.1, VariableAttributeType). */
export interface VariableAttribute {
  readonly type: 'Actual' | 'Target' | 'MinSet' | 'MaxSet';
  /** Absent where it can't be read. */
  readonly value?: string;
  readonly mutability: 'ReadOnly' | 'WriteOnly' | 'ReadWrite';
  readonly isPersistent: boolean;
  readonly isConstant: boolean;
}

/** What values a variable may have (2.0.1, VariableCharacteristicsType). */
export interface VariableCharacteristics {
  readonly dataType: string;
  readonly supportsMonitoring: boolean;
  readonly unit?: string;
  readonly minLimit?: number;
  readonly maxLimit?: number;
  /** Comma-separated. */
  readonly valuesList?: string;
}

/** A variable as a station reports it. */
export interface ReportedVariable {
  readonly component: ComponentName;
  readonly variable: VariableName;
  readonly attributes: readonly VariableAttribute[];
  readonly characteristics?: VariableCharacteristics;
}

/** A variable of a station's device model. What is known of it has the time of the report that it is from. */
export interface DeviceVariable extends ReportedVariable {
  readonly attributes: readonly (VariableAttribute & { readonly at: Date })[];
  readonly characteristics?: VariableCharacteristics & { readonly at: Date };
  /** Of the latest report that named it. */
  readonly at: Date;
}

/** Device models of stations. Every value returned is the caller's own copy. */
export interface DeviceModelStore {
  /**
   * Keeps a part of a report by {@link addReportPart}. A report that is whole is merged into the model by
   * {@link mergeVariable}; one that is complete also takes out every attribute that was reported earlier, or comes later
   * and was reported earlier. The station need not be known, and stays unknown.
   */
  recordReportPart(stationId: string, part: ReportPart<ReportedVariable>): Promise<void>;
  /** Resolves to `undefined` when there is no such variable. */
  find(
    stationId: string,
    component: ComponentName,
    variable: VariableName,
  ): Promise<DeviceVariable | undefined>;
  /** The variables of a station, ordered by {@link variablePosition}. */
  list(stationId: string, page: PageRequest): Promise<Page<DeviceVariable>>;
}

/** For the stores: what a variable is known and ordered by: its component, and its name. */
export function variablePosition(
  component: ComponentName,
  variable: VariableName,
): [string, string, number, number, string, string] {
  return [
    foldCase(component.name),
    foldCase(component.instance ?? ''),
    component.evseId ?? -1,
    component.connectorId ?? -1,
    foldCase(variable.name),
    foldCase(variable.instance ?? ''),
  ];
}

/**
 * For the stores: a variable with what a report of a time says of it. Of each attribute and of the characteristics the
 * latest stay, so that reports may come in any order; what the report leaves out stays as well.
 */
export function mergeVariable(
  known: DeviceVariable | undefined,
  told: ReportedVariable,
  at: Date,
): DeviceVariable {
  const attributes = new Map(known?.attributes.map((attribute) => [attribute.type, attribute]));
  for (const attribute of told.attributes) {
    const { type } = attribute;
    attributes.set(type, latestOf(attributes.get(type), { ...attribute, at }));
  }
  const characteristics = told.characteristics
    ? latestOf(known?.characteristics, { ...told.characteristics, at })
    : known?.characteristics;
  const { component, variable } = told;
  const named = latestOf<Pick<DeviceVariable, 'component' | 'variable' | 'at'>>(known, {
    component,
    variable,
    at,
  });
  return {
    component: named.component,
    variable: named.variable,
    attributes: [...attributes.values()].toSorted((a, b) => (a.type < b.type ? -1 : 1)),
    ...(characteristics && { characteristics }),
    at: named.at,
  };
}

/** Of the same time the one that is told. */
function latestOf<Dated extends { readonly at: Date }>(known: Dated | undefined, told: Dated): Dated {
  return known && known.at > told.at ? known : told;
}
