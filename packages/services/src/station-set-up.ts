import type { ComponentName, DeviceModelStore, VariableName } from '@csms/store';

/** What stations are set up for, as far as it decides who may charge there, and how. */
export interface StationSetUp {
  /** The group whose tokens stop any transaction and never start one (2.0.1 C16); `undefined` where none is known. */
  masterPassGroupId(stationId: string): Promise<string | undefined>;
  /** The types of the connectors of each EVSE, such as `cCCS2` (2.0.1 ConnectorEnumType), as far as they are known. */
  connectorTypes(stationId: string): Promise<ReadonlyMap<number, readonly string[]>>;
  /** The most periods that a station takes in a charging schedule; `undefined` while it has not told. */
  maxSchedulePeriods(stationId: string): Promise<number | undefined>;
}

/** No station has more; it bounds the look-ups. */
const most = { evses: 100, connectors: 8 };

/** Reads from their device models what stations are set up for. */
export function createStationSetUp(deviceModel: Pick<DeviceModelStore, 'find'>): StationSetUp {
  async function actualValue(
    stationId: string,
    component: ComponentName,
    variable: VariableName,
  ): Promise<string | undefined> {
    const found = await deviceModel.find(stationId, component, variable);
    return found?.attributes.find(({ type }) => type === 'Actual')?.value || undefined;
  }

  /** The types of an EVSE's connectors, which are numbered from 1 without a gap. */
  async function typesOf(stationId: string, evseId: number): Promise<readonly string[]> {
    const types: string[] = [];
    for (let connectorId = 1; connectorId <= most.connectors; connectorId++) {
      const component = { name: 'Connector', evseId, connectorId };
      const type = await actualValue(stationId, component, { name: 'ConnectorType' });
      if (type === undefined) break;
      types.push(type);
    }
    return types;
  }

  return {
    masterPassGroupId: (stationId) =>
      actualValue(stationId, { name: 'AuthCtrlr' }, { name: 'MasterPassGroupId' }),

    async maxSchedulePeriods(stationId) {
      const value = await actualValue(
        stationId,
        { name: 'SmartChargingCtrlr' },
        { name: 'PeriodsPerSchedule' },
      );
      const count = Number(value);
      return Number.isSafeInteger(count) && count > 0 ? count : undefined;
    },

    async connectorTypes(stationId) {
      const types = new Map<number, readonly string[]>();
      for (let evseId = 1; evseId <= most.evses; evseId++) {
        const ofEvse = await typesOf(stationId, evseId);
        if (ofEvse.length === 0) break;
        types.set(evseId, ofEvse);
      }
      return types;
    },
  };
}
