import type { ProgressKind } from '@csms/store';
import type { Parameter } from '../operation.js';
import { dateTime } from './common.js';
import { integer, listOf, objectOf, oneOf, text } from './object-of.js';

const kinds: readonly ProgressKind[] = ['firmware', 'published_firmware', 'log', 'diagnostics'];

const locations = listOf({ type: 'string' }, 'Where published firmware can be had');

const step = objectOf(
  { status: text("In the station's words", 'Downloading'), at: dateTime },
  { locations, checksum: text('MD5 of the firmware that is no longer published') },
);

const answer = objectOf(
  { at: dateTime },
  {
    status: text("In the station's words", 'Accepted'),
    fileName: text('Name of the file that it uploads'),
    checksum: text('MD5 of the firmware that it publishes'),
  },
);

/** Schema of the progress of what a station works on for a while. */
export const progressSchema = objectOf(
  { kind: oneOf(kinds), steps: listOf(step, 'The latest, in order of time') },
  {
    requestId: integer('Id of the request; absent where the station names none'),
    answer: { ...answer, description: 'What the station answered to the request' },
    canceledAt: { ...dateTime, description: 'When the station gave it up for a later request' },
  },
);

/** The kind of work that a path is about. */
export const progressKindInPath: Parameter = {
  name: 'kind',
  in: 'path',
  description: 'What the station works on',
  schema: oneOf(kinds),
};

/** The request that the progress is asked of. */
export const requestIdInQuery: Parameter = {
  name: 'requestId',
  in: 'query',
  description: 'Id of the request; absent for work that was requested without an id',
  schema: { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
};
