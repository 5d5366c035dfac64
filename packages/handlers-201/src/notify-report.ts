import type { ReportDataType, VariableAttributeType } from '@csms/ocpp-messages/2.0.1';
import { definedFields, isSecretSetting } from '@csms/services';
import type { CallStore, DeviceModelStore, ReportedVariable, VariableAttribute } from '@csms/store';
import { componentOf, variableOf } from './component.js';
import { askedPart, reportPartOf } from './report-part.js';
import type { CallHandler201 } from './types.js';

/** What NotifyReport works with. */
export interface NotifyReportDeps {
  readonly calls: Pick<CallStore, 'list'>;
  readonly deviceModel: Pick<DeviceModelStore, 'recordReportPart'>;
}

/**
 * Keeps a part of a report on the device model (OCPP 2.0.1 B07.FR.04, B07.FR.10, B08). The whole report is merged into
 * what is known; one that was asked for as a FullInventory replaces it (B07.FR.14).
 */
export function notifyReport({ calls, deviceModel }: NotifyReportDeps): CallHandler201<'NotifyReport'> {
  return async (request, { stationId, receivedAt }) => {
    const { reportData = [] } = request;
    const part = reportPartOf(request, receivedAt, reportData.map(reportedVariable));
    await deviceModel.recordReportPart(stationId, await askedPart(calls, stationId, part, requests));
    return {};
  };
}

const requests = {
  actions: ['GetBaseReport', 'GetReport'],
  isOnAll: (request: object) => 'reportBase' in request && request.reportBase === 'FullInventory',
};

function reportedVariable(data: ReportDataType): ReportedVariable {
  const { component, variable, variableAttribute, variableCharacteristics } = data;
  return definedFields({
    component: componentOf(component),
    variable: variableOf(variable),
    attributes: variableAttribute.map((attribute) => attributeOf(variable.name, attribute)),
    characteristics: variableCharacteristics && characteristicsOf(variableCharacteristics),
  });
}

/** With the defaults of the standard filled in, and without the value of a password. */
function attributeOf(
  name: string,
  {
    type = 'Actual',
    value,
    mutability = 'ReadWrite',
    persistent = false,
    constant = false,
  }: VariableAttributeType,
): VariableAttribute {
  return definedFields({
    type,
    value: isSecretSetting(name) ? undefined : value,
    mutability,
    isPersistent: persistent,
    isConstant: constant,
  });
}

function characteristicsOf({
  dataType,
  supportsMonitoring,
  unit,
  minLimit,
  maxLimit,
  valuesList,
}: NonNullable<ReportDataType['variableCharacteristics']>): NonNullable<ReportedVariable['characteristics']> {
  return definedFields({ dataType, supportsMonitoring, unit, minLimit, maxLimit, valuesList });
}
