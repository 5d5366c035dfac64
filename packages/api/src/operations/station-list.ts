import type { Page, PageRequest, StationStore } from '@csms/store';
import { notFound } from '../api-error.js';
import { readers } from '../keys.js';
import type { Operation, Parameter } from '../operation.js';
import { csIdInPath, schemaRef } from '../schemas/common.js';
import { type PageQuery, pageOf, pageParameters, toPageJson, toPageRequest } from '../schemas/page.js';
import { type RecordName, recordSchemas } from '../schemas/records.js';
import { shown } from '../shown.js';

/** Something of a station that is listed. */
export interface StationList<Path, Item extends object>
  extends Pick<Operation, 'operationId' | 'tag' | 'summary' | 'description'> {
  /** What follows the station in the path. */
  readonly path: string;
  /** Parameters in the path, beside the station, that narrow the list. */
  readonly parameters?: readonly Parameter[];
  /** Name of the schema of each item. */
  readonly item: string;
  /** Writes an item. */
  readonly toJson: (item: Item) => object;
  list(path: Path & { readonly csId: string }, page: PageRequest): Promise<Page<Item>>;
}

/** Items that are records of the store, shown by the schema of a name. */
export function records(name: RecordName): Pick<StationList<unknown, object>, 'item' | 'toJson'> {
  return { item: name, toJson: (record) => shown(record, recordSchemas[name]) };
}

/**
 * Lists something that the store knows of a station, page by page. A station is unknown only when it is not registered
 * and the list is empty.
 */
export function stationList<Path = unknown, Item extends object = object>(
  stations: Pick<StationStore, 'findRegistrationStatus'>,
  { path, parameters = [], item, toJson, list, ...described }: StationList<Path, Item>,
): Operation<Path & { csId: string }, PageQuery> {
  return {
    ...described,
    method: 'get',
    path: `/api/v0/cs/{csId}/${path}`,
    roles: readers,
    parameters: [csIdInPath, ...parameters, ...pageParameters],
    responses: {
      200: { description: 'A page of the list', schema: pageOf(schemaRef(item)) },
      404: { description: 'No such station is known', schema: schemaRef('Error') },
    },
    async handle({ path: inPath, query }) {
      const page = await list(inPath, toPageRequest(query));
      if (page.items.length === 0 && !(await stations.findRegistrationStatus(inPath.csId)))
        throw notFound('csId');
      return { status: 200, body: toPageJson(page, toJson) };
    },
  };
}
