import {
  type CustomerInformation,
  type CustomerInformationStore,
  codecOf,
  maxCustomerInformation,
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
    timeOf: lastToldOf,
    max: maxCustomerInformation,
  });

  function change(
    queries: Queries,
    stationId: string,
    requestId: number,
    changed: (known: CustomerInformation) => CustomerInformation,
  ): Promise<void> {
    return changeRecords(queries, records, stationId, {
      told: [requestId],
      keyOf: (id) => [id],
      merge: (known = { requestId }) => changed(known),
    });
  }

  return {
    recordReportPart: (stationId, part) =>
      inStation(database, kind, stationId, async (queries) => {
        const whole = await assembly.add(queries, stationId, part);
        if (!whole) return;
        const text = whole.flatMap(({ items }) => items).join('');
        const receivedAt = new Date(Math.max(...whole.map((each) => each.receivedAt.getTime())));
        await change(queries, stationId, part.requestId, (known) => ({ ...known, text, receivedAt }));
      }),

    recordAnswer: (stationId, requestId, answer) =>
      inStation(database, kind, stationId, (queries) =>
        change(queries, stationId, requestId, (known) =>
          known.answer && known.answer.at > answer.at ? known : { ...known, answer },
        ),
      ),

    find: (stationId, requestId) => records.find(database, stationId, [requestId]),
  };
}

function lastToldOf({ answer, receivedAt }: CustomerInformation): Date {
  return new Date(Math.max(answer?.at.getTime() ?? 0, receivedAt?.getTime() ?? 0));
}
