import { type CustomerInformation, type CustomerInformationStore, maxCustomerInformation } from '@csms/store';
import { copyDate } from './copies.js';
import { createLatestRecords } from './latest-records.js';
import { createReportAssembly } from './report-assembly.js';
import type { StationMaps } from './station-maps.js';

/** Makes a store of customer information. */
export function createCustomerInformationStore(stationMaps: StationMaps): CustomerInformationStore {
  const assembly = createReportAssembly<string>(stationMaps);
  const records = createLatestRecords<CustomerInformation>(stationMaps, maxCustomerInformation, lastToldOf);

  function put(stationId: string, requestId: number, told: Partial<CustomerInformation>): void {
    const key = String(requestId);
    records.set(stationId, key, { requestId, ...records.of(stationId).get(key), ...told });
  }

  return {
    async recordReportPart(stationId, part) {
      const whole = assembly.add(stationId, part);
      if (!whole) return;
      const text = whole.flatMap(({ items }) => items).join('');
      const receivedAt = new Date(Math.max(...whole.map((each) => each.receivedAt.getTime())));
      put(stationId, part.requestId, { text, receivedAt });
    },

    async recordAnswer(stationId, requestId, answer) {
      const known = records.of(stationId).get(String(requestId))?.answer;
      if (!known || known.at <= answer.at) {
        put(stationId, requestId, { answer: { ...answer, at: copyDate(answer.at) } });
      }
    },

    async find(stationId, requestId) {
      const found = records.of(stationId).get(String(requestId));
      if (!found) return undefined;
      const { answer, receivedAt } = found;
      return {
        ...found,
        ...(answer && { answer: { ...answer, at: copyDate(answer.at) } }),
        ...(receivedAt && { receivedAt: copyDate(receivedAt) }),
      };
    },
  };
}

function lastToldOf({ answer, receivedAt }: CustomerInformation): Date {
  return new Date(Math.max(answer?.at.getTime() ?? 0, receivedAt?.getTime() ?? 0));
}
