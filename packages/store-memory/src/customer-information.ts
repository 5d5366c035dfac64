import {
  type CustomerInformation,
  type CustomerInformationStore,
  customerToldAt,
  maxCustomerInformation,
  withCustomerAnswer,
  withCustomerText,
} from '@csms/store';
import { copyDate } from './copies.js';
import { createLatestRecords } from './latest-records.js';
import { createReportAssembly } from './report-assembly.js';
import type { StationMaps } from './station-maps.js';

/** Makes a store of customer information. */
export function createCustomerInformationStore(stationMaps: StationMaps): CustomerInformationStore {
  const assembly = createReportAssembly<string>(stationMaps);
  const records = createLatestRecords<CustomerInformation>(
    stationMaps,
    maxCustomerInformation,
    customerToldAt,
  );

  function change(
    stationId: string,
    requestId: number,
    merge: (known: CustomerInformation | undefined) => CustomerInformation,
  ): void {
    const key = String(requestId);
    records.set(stationId, key, merge(records.of(stationId).get(key)));
  }

  return {
    async recordReportPart(stationId, part) {
      const whole = assembly.add(stationId, part);
      if (!whole) return;
      const { requestId } = part;
      change(stationId, requestId, (known) => withCustomerText(known, requestId, whole));
    },

    async recordAnswer(stationId, requestId, answer) {
      const kept = { ...answer, at: copyDate(answer.at) };
      change(stationId, requestId, (known) => withCustomerAnswer(known, requestId, kept));
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
