import { type CustomerInformation, type CustomerInformationStore, maxCustomerInformation } from '@csms/store';
import { copyDate } from './copies.js';
import { createReportAssembly } from './report-assembly.js';

/** Makes a store of customer information. */
export function createCustomerInformationStore(): CustomerInformationStore {
  const assembly = createReportAssembly<string>();
  const stations = new Map<string, readonly CustomerInformation[]>();
  return {
    async recordReportPart(stationId, part) {
      const whole = assembly.add(stationId, part);
      if (!whole) return;
      const { requestId } = part;
      const text = whole.flatMap(({ items }) => items).join('');
      const receivedAt = new Date(Math.max(...whole.map((each) => each.receivedAt.getTime())));
      const others = (stations.get(stationId) ?? []).filter((other) => other.requestId !== requestId);
      const all = [...others, { requestId, text, receivedAt }];
      all.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
      stations.set(stationId, all.slice(-maxCustomerInformation));
    },

    async find(stationId, requestId) {
      const found = stations.get(stationId)?.find((each) => each.requestId === requestId);
      return found && { ...found, receivedAt: copyDate(found.receivedAt) };
    },
  };
}
