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
import { integer } from './columns.js';
import type { Database, Queries } from './database.js';
import { inStation } from './in-station.js';
import { createReportAssembly } from './report-assembly.js';
import { createStationRecords } from './station-records.js';

/** Makes a store of customer information. */
export function createCustomerInformationStore(database: Database): CustomerInformationStore {
  const kind = 'customer information';
  const assembly = createReportAssembly<string>(kind);
  const records = createStationRecords<CustomerInformation, [number]>({
    name: 'customer_information',
    key: [integer('request_id')],
    keyOf: ({ requestId }) => [requestId],
    codec: codecOf<CustomerInformation>({ answer: { at: 'date' }, receivedAt: 'date' }),
    timeOf: customerToldAt,
    max: maxCustomerInformation,
  });

  function change(
    queries: Queries,
    stationId: string,
    requestId: number,
    merge: (known: CustomerInformation | undefined) => CustomerInformation,
  ): Promise<void> {
    return changeRecords(queries, records, stationId, {
      told: [requestId],
      keyOf: (id) => [id],
      merge,
    });
  }

  return {
    recordReportPart: (stationId, part) =>
      inStation(database, kind, stationId, async (queries) => {
        const whole = await assembly.add(queries, stationId, part);
        if (!whole) return;
        const { requestId } = part;
        await change(queries, stationId, requestId, (known) => withCustomerText(known, requestId, whole));
      }),

    recordAnswer: (stationId, requestId, answer) =>
      inStation(database, kind, stationId, (queries) =>
        change(queries, stationId, requestId, (known) => withCustomerAnswer(known, requestId, answer)),
      ),

    find: (stationId, requestId) => records.find(database, stationId, [requestId]),
  };
}
