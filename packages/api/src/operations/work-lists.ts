import type { Store, WorkItem, WorkKind } from '@csms/store';
import type { Operation } from '../operation.js';
import { toWorkItemJson } from '../schemas/work-item.js';
import { type StationList, stationList } from './station-list.js';

/** Lists of what is wanted of stations, and what came of it. */
export function workLists({
  stations,
  stationWork,
}: Pick<Store, 'stations' | 'stationWork'>): readonly Operation[] {
  function workList(
    kinds: readonly WorkKind[],
    described: Pick<StationList<unknown, object>, 'operationId' | 'path' | 'tag' | 'summary' | 'description'>,
  ): Operation {
    return stationList(stations, {
      ...described,
      item: 'WorkItem',
      toJson: (json) => json,
      async list({ csId }, request) {
        const { items, ...next } = await stationWork.list(csId, kinds, request);
        const station = items.some(isToBoot) ? await stations.find(csId) : undefined;
        return { items: items.map((item) => toWorkItemJson(item, station?.boot)), ...next };
      },
    });
  }

  return [
    workList(['setting'], {
      operationId: 'listSettings',
      path: 'settings',
      tag: 'settings',
      summary: 'List the settings that a station should have',
      description: 'What was requested, with the outcome of each, ordered by name.',
    }),
    workList(['certificate'], {
      operationId: 'listCertificates',
      path: 'certificates',
      tag: 'certificates',
      summary: 'List the certificates that a station should trust',
      description: 'What was requested, with the outcome of each.',
    }),
    workList(['call', 'certificate', 'report', 'setting', 'trigger', 'unlisting'], {
      operationId: 'listWork',
      path: 'work',
      tag: 'stations',
      summary: 'List what is wanted of a station',
      description:
        'Settings, certificates, messages that it is to send, tokens that are taken off its local list, reports on itself and calls that services queued: what waits for it, and what came of the rest for a month, as far as there is room.',
    }),
  ];
}

function isToBoot({ status }: WorkItem): boolean {
  return status === 'RebootRequired';
}
