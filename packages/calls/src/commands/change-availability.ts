import { definedFields } from '@csms/services';
import type { Command, CommandsDeps, StatusAnswer } from './command.js';
import { createCommand } from './create-command.js';
import { message16, message201, readStatus } from './message.js';
import { connector16, evse201, type Place } from './places.js';

/** What is to be taken into service, or out of it. */
export interface ChangeAvailability extends Place {
  readonly availability: 'Operative' | 'Inoperative';
}

/** Whether it will; `Scheduled` when a transaction has to end before. */
export type ChangeAvailabilityAnswer = StatusAnswer<'Accepted' | 'Rejected' | 'Scheduled'>;

/** Takes a station, an EVSE or a connector into service or out of it (1.6 section 5.2; 2.0.1 G03 and G04). */
export function changeAvailability(
  deps: CommandsDeps,
): Command<ChangeAvailability, ChangeAvailabilityAnswer> {
  return createCommand(deps, {
    '1.6': ({ availability, ...place }) =>
      message16('ChangeAvailability', { type: availability, connectorId: connector16(place) }, readStatus),
    '2.0.1': ({ availability, ...place }) =>
      message201(
        'ChangeAvailability',
        definedFields({ operationalStatus: availability, evse: evse201(place) }),
        readStatus,
      ),
  });
}
