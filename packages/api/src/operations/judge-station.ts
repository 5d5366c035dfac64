import type { RegistrationStatus, StationStore } from '@csms/store';
import { notFound } from '../api-error.js';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import { csIdInPath, schemaRef } from '../schemas/common.js';
import { objectOf } from '../schemas/object-of.js';
import { registrationStatus } from '../schemas/station-registration.js';

/** Says whether a known station may take part, and leaves all else of it as it is. */
export function judgeStation(
  stations: Pick<StationStore, 'setRegistrationStatus'>,
): Operation<{ csId: string }, unknown, { readonly registrationStatus: RegistrationStatus }> {
  return {
    operationId: 'judgeStation',
    method: 'patch',
    path: '/api/v0/cs/{csId}',
    tag: 'stations',
    summary: 'Accept or reject a station',
    description: 'Leaves how it authenticates and all else as it is.',
    roles: writers,
    parameters: [csIdInPath],
    body: objectOf({ registrationStatus }),
    responses: {
      204: { description: 'It is so; the station learns of it when it boots' },
      404: { description: 'No such station is known', schema: schemaRef('Error') },
    },
    async handle({ path: { csId }, body }) {
      if (!(await stations.setRegistrationStatus(csId, body.registrationStatus))) throw notFound('csId');
      return { status: 204 };
    },
  };
}
