import { notFound } from '../api-error.js';
import { readers } from '../keys.js';
import type { Operation, Parameter } from '../operation.js';
import { csIdInPath, schemaRef } from '../schemas/common.js';
import { type RecordName, recordSchemas } from '../schemas/records.js';
import { shown } from '../shown.js';

/** One thing of a station that is read. */
export interface StationRecord<Path, Query>
  extends Pick<Operation, 'operationId' | 'tag' | 'summary' | 'description'> {
  /** What follows the station in the path. */
  readonly path: string;
  readonly parameters?: readonly Parameter[];
  /** Name of the schema by which it is shown. */
  readonly record: RecordName;
  /** What the 404 says is not known. */
  readonly unknown: string;
  find(path: Path & { readonly csId: string }, query: Query): Promise<object | undefined>;
}

/** Reads one thing that the store knows of a station. */
export function stationRecord<Path = unknown, Query = unknown>({
  path,
  parameters = [],
  record,
  unknown,
  find,
  ...described
}: StationRecord<Path, Query>): Operation<Path & { csId: string }, Query> {
  return {
    ...described,
    method: 'get',
    path: `/api/v0/cs/{csId}/${path}`,
    roles: readers,
    parameters: [csIdInPath, ...parameters],
    responses: {
      200: { description: 'What is known of it', schema: schemaRef(record) },
      404: { description: 'Nothing is known of this', schema: schemaRef('Error') },
    },
    async handle({ path: inPath, query }) {
      const found = await find(inPath, query);
      if (!found) throw notFound(unknown);
      return { status: 200, body: shown(found, recordSchemas[record]) };
    },
  };
}
