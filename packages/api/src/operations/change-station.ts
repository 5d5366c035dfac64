import type { RegistrationStatus, StationStore } from '@csms/store';
import { ApiError, notFound } from '../api-error.js';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import type { Clock } from '../options.js';
import { csIdInPath, schemaRef } from '../schemas/common.js';
import { flag, objectOf } from '../schemas/object-of.js';
import { registrationStatus } from '../schemas/station-registration.js';

/** What is changed of a station: what is absent stays. */
export interface StationChange {
  readonly registrationStatus?: RegistrationStatus;
  readonly recordMessages?: boolean;
}

/** How long messages are recorded once that was asked for: it ends by itself, in case nobody ends it. */
const recordingMs = 24 * 60 * 60_000;

/** Says whether a known station may take part, or has its messages recorded, and leaves all else of it as it is. */
export function changeStation(
  stations: Pick<StationStore, 'findRegistrationStatus' | 'setRegistrationStatus' | 'setMessageRecording'>,
  clock: Clock,
): Operation<{ csId: string }, unknown, StationChange> {
  return {
    operationId: 'changeStation',
    method: 'patch',
    path: '/api/v0/cs/{csId}',
    tag: 'stations',
    summary: 'Accept or reject a station, or record its messages',
    description: 'Changes only what the body names; how the station authenticates stays as it is.',
    roles: writers,
    parameters: [csIdInPath],
    body: objectOf(
      {},
      {
        registrationStatus,
        recordMessages: flag(
          'Whether its messages are recorded: for a day from now on, or no longer. It counts after a minute at the latest',
        ),
      },
    ),
    responses: {
      204: { description: 'The station was changed; it learns its status when it boots' },
      404: { description: 'No such station is known', schema: schemaRef('Error') },
    },
    async handle({ path: { csId }, body }) {
      if (!(await stations.findRegistrationStatus(csId))) throw notFound('csId');
      const { registrationStatus: status, recordMessages } = body;
      // Fields that are not described are ignored, but a body of nothing else would seem to have had an effect.
      if (status === undefined && recordMessages === undefined)
        throw new ApiError(400, 'body must have registrationStatus or recordMessages');
      if (status) await stations.setRegistrationStatus(csId, status);
      if (recordMessages !== undefined) {
        const until = recordMessages ? new Date(clock.now().getTime() + recordingMs) : undefined;
        await stations.setMessageRecording(csId, until);
      }
      return { status: 204 };
    },
  };
}
