import type { ReportDataType, VariableAttributeType } from '@csms/ocpp-messages/2.0.1';
import { definedFields, findRequest, isSecretSetting } from '@csms/services';
import type { CallStore, DeviceModelStore, ReportedVariable, VariableAttribute } from '@csms/store';
import { componentOf, variableOf } from './component.js';
import { reportPartOf } from './report-part.js';
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
    const { requestId, seqNo, reportData = [] } = request;
    const part = reportPartOf(request, receivedAt, reportData.map(reportedVariable));
    const isComplete = seqNo === 0 && (await isFullInventory(calls, stationId, requestId));
    await deviceModel.recordReportPart(stationId, isComplete ? { ...part, isComplete } : part);
    return {};
  };
}

async function isFullInventory(
  calls: Pick<CallStore, 'list'>,
  stationId: string,
  requestId: number,
): Promise<boolean> {
  const call = await findRequest(calls, stationId, ['GetBaseReport', 'GetReport'], requestId);
  return call !== undefined && 'reportBase' in call.request && call.request.reportBase === 'FullInventory';
}

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
