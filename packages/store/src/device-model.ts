import { foldCase } from './fold-case.js';
import type { Page, PageRequest } from './page.js';
import type { ReportArrival, ReportPart } from './report-parts.js';
import type { SettingChange } from './setting-change.js';

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

/** A value of a variable that a station told of by itself, or took from us (2.0.1 GetVariables, SetVariables). */
export interface VariableValue {
  readonly component: ComponentName;
  readonly variable: VariableName;
  readonly type: VariableAttribute['type'];
  /** Absent for what is secret. */
  readonly value?: string;
  /** Of a value that it took from us, whether it takes effect when the station boots. */
  readonly rebootRequired?: boolean;
}

/** What is known of a {@link VariableAttribute}. */
export interface DeviceAttribute {
  readonly type: VariableAttribute['type'];
  /** Absent where it can't be read, and for what is secret. */
  readonly value?: string;
  /** When the station told of the value, or of having none. */
  readonly at: Date;
  /** Absent, as are the next three, while no report told of the attribute. */
  readonly mutability?: VariableAttribute['mutability'];
  readonly isPersistent?: boolean;
  readonly isConstant?: boolean;
  /** Of the report that told of these. */
  readonly describedAt?: Date;
  /** The last change of ours that the station took. */
  readonly change?: SettingChange;
}

/** A variable of a station's device model. All that is known of it comes with the time at which the station told it. */
export interface DeviceVariable {
  readonly component: ComponentName;
  readonly variable: VariableName;
  /** In order of their types. */
  readonly attributes: readonly DeviceAttribute[];
  readonly characteristics?: VariableCharacteristics & { readonly at: Date };
  /** When it was last told of. */
  readonly at: Date;
}

/** How many variables of a station are kept at least. */
export const maxDeviceVariables = 5_000;

/**
 * Device models of stations. Every value returned is the caller's own copy. A station need not be known, and stays
 * unknown. The {@link maxDeviceVariables} that were told of last are kept; a station never has more than twice as many.
 */
export interface DeviceModelStore {
  /**
   * Keeps a part of a report by {@link addReportPart}. A report that is whole is merged into the model by {@link
   * mergeVariable}; one that is complete also removes every attribute that was told of earlier, even when it is
   * recorded later, by {@link variableSince}.
   */
  recordReportPart(stationId: string, part: ReportPart<ReportedVariable>): Promise<void>;
  /**
   * How far the report of a request has come; `undefined` when nothing of it came, or nothing for
   * {@link maxReportAgeMs}, after which it may be forgotten.
   */
  findReport(stationId: string, requestId: number): Promise<ReportArrival | undefined>;
  /** Merges values that a station told of at a time into the model, by {@link mergeVariableValue}. */
  recordValues(stationId: string, values: readonly VariableValue[], at: Date): Promise<void>;
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
