import { definedFields } from '@csms/services';
import type { Command, CommandsDeps, StatusAnswer } from './command.js';
import { CommandError } from './command-error.js';
import { createCommand } from './create-command.js';
import { message16, message201, readStatus } from './message.js';
import { evseIdOf } from './places.js';

/** How a station is to restart. */
export interface Reset {
  /**
   * `Immediate` ends transactions first: `Soft` on 1.6. `OnIdle` waits until they have ended, which 1.6 can't. `Hard`
   * restarts at once, without regard for transactions; on 2.0.1 it is `Immediate`.
   */
  readonly type: 'Immediate' | 'OnIdle' | 'Hard';
  /** Of one EVSE only; absent or 0 for the whole station, and always on 1.6. */
  readonly evseId?: number;
}

/** Whether the station will; `Scheduled` when transactions have to end before. */
export type ResetAnswer = StatusAnswer<'Accepted' | 'Rejected' | 'Scheduled'>;

/** Restarts a station or one of its EVSEs (1.6 section 5.14; 2.0.1 B11 and B12). */
export function reset(deps: CommandsDeps): Command<Reset, ResetAnswer> {
  return createCommand<Reset, ResetAnswer>(deps, {
    '1.6': (input) => message16('Reset', { type: type16(input) }, readStatus),
    '2.0.1': ({ type, ...place }) =>
      message201(
        'Reset',
        definedFields({ type: type === 'OnIdle' ? type : 'Immediate', evseId: evseIdOf(place) }),
        readStatus,
      ),
  });
}

function type16({ type, ...place }: Reset): 'Hard' | 'Soft' {
  if (evseIdOf(place) !== undefined) {
    throw new CommandError('not-supported', 'expected a reset of the whole station: OCPP 1.6 has no other');
  }
  if (type === 'OnIdle') {
    throw new CommandError(
      'not-supported',
      'expected Immediate or Hard: OCPP 1.6 cannot wait for transactions to end',
    );
  }
  return type === 'Hard' ? 'Hard' : 'Soft';
}
