import type { CallErrorEnvelope, CallResultEnvelope, DoneEvent } from '@csms/transport';

/** The outcome of a message. */
export interface Handled {
  /** The answer to a call; absent for an answer to a call of ours, and for what is never answered. */
  readonly answer?: CallResultEnvelope | CallErrorEnvelope;
  /** A call of ours that this message completed: its record is final and its handlers ran. */
  readonly done?: DoneEvent;
}
