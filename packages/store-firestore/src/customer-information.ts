import {
  type CustomerInformation,
  type CustomerInformationStore,
  codecOf,
  customerToldAt,
  maxCustomerInformation,
  withCustomerAnswer,
  withCustomerText,
} from '@csms/store';
import { changeRecords } from './change-records.js';
import type { Database } from './database.js';
import { createReportAssembly } from './report-assembly.js';
import { createStationRecords } from './station-records.js';
import { inStation } from './station-unit.js';

/** Makes a store of customer information. */
export function createCustomerInformationStore(database: Database): CustomerInformationStore {
  const kind = 'customerInformation';
  const assembly = createReportAssembly<string>(kind);
  const records = createStationRecords<CustomerInformation, [number]>({
    name: 'customerInformation',
    keyOf: ({ requestId }) => [requestId],
    codec: codecOf<CustomerInformation>({ answer: { at: 'date' }, receivedAt: 'date' }),
    timeOf: customerToldAt,
    bound: { max: maxCustomerInformation, most: maxCustomerInformation },
  });

  return {
    recordReportPart: (stationId, part) =>
      inStation(database, kind, stationId, async (unit) => {
        const whole = await assembly.add(unit, part);
        if (!whole) return;
        const { requestId } = part;
        await changeRecords(unit, records, {
          told: [requestId],
          keyOf: (id) => [id],
          merge: (known) => withCustomerText(known, requestId, whole),
        });
      }),

    async recordAnswer(stationId, requestId, answer) {
      await records.change(database, stationId, [requestId], (known) =>
        withCustomerAnswer(known, requestId, answer),
      );
    },

    find: (stationId, requestId) => records.find(database, stationId, [requestId]),
  };
}
