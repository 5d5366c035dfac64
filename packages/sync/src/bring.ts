import type { Calls, Commands } from '@csms/calls';
import type { Station } from '@csms/store';

/** What bringing something to a station works with. */
export interface BringDeps {
  readonly commands: Pick<
    Commands,
    'installCertificate' | 'sendLocalList' | 'triggerMessage' | 'writeSettings'
  >;
  readonly calls: Pick<Calls, 'sendUntyped'>;
}

/** To which station something is brought, and under which id. */
export interface Bringing {
  readonly station: Station;
  /** The version that it speaks. */
  readonly version: string;
  /** The same for everybody who makes this attempt, so that it is made once. */
  readonly id: string;
  /** Ends the wait for the station's answer. */
  readonly signal: AbortSignal;
}

/** Who asks for the calls, in their records. */
export const requestedBy = 'sync';

/** How long a station's answer is waited for, in milliseconds: the call ends before, unless its time limit is longer. */
export const answerWaitMs = 40_000;
