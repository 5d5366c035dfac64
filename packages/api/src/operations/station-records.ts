import type { ProgressKind, Store } from '@csms/store';
import type { Operation, Parameter } from '../operation.js';
import { progressKindInPath, requestIdInQuery } from '../schemas/progress.js';
import { stationRecord } from './station-record.js';

/** What the records are read from. */
export type StationRecordsStore = Pick<Store, 'customerInformation' | 'localLists' | 'progress'>;

const requestIdInPath: Parameter = { ...requestIdInQuery, in: 'path', description: 'Id of the request' };

/** Single things that stations told of themselves. */
export function stationRecords(store: StationRecordsStore): readonly Operation[] {
  return [
    stationRecord<{ kind: ProgressKind }, { requestId?: number }>({
      operationId: 'readProgress',
      path: 'progress/{kind}',
      tag: 'events',
      summary: 'Read the progress of firmware, a log or diagnostics',
      parameters: [progressKindInPath, requestIdInQuery],
      record: 'Progress',
      unknown: 'requestId',
      find: ({ csId, kind }, { requestId }) => store.progress.find(csId, kind, requestId),
    }),
    stationRecord({
      operationId: 'readLocalList',
      path: 'local-list',
      tag: 'stations',
      summary: 'Read which local list a station has',
      record: 'LocalList',
      unknown: 'the local list of csId',
      find: ({ csId }) => store.localLists.find(csId),
    }),
    stationRecord<{ requestId: number }>({
      operationId: 'readCustomerInformation',
      path: 'customer-information/{requestId}',
      tag: 'events',
      summary: 'Read what came of a request about a customer',
      description: 'It may hold personal data.',
      parameters: [requestIdInPath],
      record: 'CustomerInformation',
      unknown: 'requestId',
      find: ({ csId, requestId }) => store.customerInformation.find(csId, requestId),
    }),
  ];
}
