import type { Store, Wanted } from '@csms/store';
import { notFound } from '../api-error.js';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import type { Clock } from '../options.js';
import { csIdInPath, schemaRef } from '../schemas/common.js';

/** Something that stations are brought to. */
export interface WantedOperation<Body>
  extends Pick<Operation, 'operationId' | 'tag' | 'summary' | 'description'> {
  /** What follows the station in the path. */
  readonly path: string;
  /** Name of the schema of the body. */
  readonly body: string;
  /** Status of the answer, which is that of MaEVe's API. */
  readonly status: 200 | 201;
  /** Reads what is wanted. */
  readonly read: (body: Body) => readonly Wanted[];
}

/** What these operations work with. */
export type WantedStore = Pick<Store, 'stations' | 'stationWork'>;

/** Takes what is wanted of a station, which is brought to it as soon as it is there. */
export function wantOfStation<Body>(
  { stations, stationWork }: WantedStore,
  clock: Clock,
  { path, body, status, read, ...described }: WantedOperation<Body>,
): Operation<{ csId: string }, unknown, Body> {
  return {
    ...described,
    method: 'post',
    path: `/api/v0/cs/{csId}/${path}`,
    roles: writers,
    parameters: [csIdInPath],
    body: schemaRef(body),
    responses: {
      [status]: { description: 'The connections are recorded' },
      404: { description: 'No such station is known', schema: schemaRef('Error') },
      409: { description: 'Too much waits for the station already', schema: schemaRef('Error') },
    },
    async handle({ path: { csId }, body: json }) {
      const wanted = read(json);
      if (!(await stations.findRegistrationStatus(csId))) throw notFound('csId');
      await stationWork.request(csId, wanted, clock.now());
      return { status };
    },
  };
}
