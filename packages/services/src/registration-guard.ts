import type { CallRecord, CallStore, RegistrationStatus } from '@csms/store';
import type { Registrations } from './registrations.js';

/** What the guard must know of a message. */
interface Guarded {
  readonly kind: string;
  readonly action: string;
  readonly request?: unknown;
  readonly context: { readonly stationId: string; readonly receivedAt: Date };
}

/** What the guard works with. */
export interface RegistrationGuardDeps {
  readonly registrations: Registrations;
  readonly calls: Pick<CallStore, 'list'>;
  /** Whether a call of ours asks a station for such a message; neither is validated. */
  readonly asksFor: (
    call: Pick<CallRecord, 'action' | 'request'>,
    message: Pick<Guarded, 'action' | 'request'>,
  ) => boolean;
  /** Makes the error that a call is refused with. */
  readonly refusal: () => Error;
}

/** How many of a station's latest calls are looked through for the one that asked for a message. */
const maxCalls = 100;

/** How long a message is let through after we asked for it: time for the parts of a long report over a slow line. */
const askedForMs = 10 * 60_000;

/**
 * An interceptor for routers: a station that is not accepted may call nothing but BootNotification and, while it is
 * pending, what we asked it for (OCPP 1.6 section 4.2; 2.0.1 B01.FR.10, B02.FR.09, B03.FR.07). Every other call is
 * refused. An accepted station costs no look-up, a pending one one of its recent calls.
 */
export function guardRegistration({ registrations, calls, asksFor, refusal }: RegistrationGuardDeps) {
  async function isAskedFor({ context: { stationId, receivedAt }, ...message }: Guarded): Promise<boolean> {
    const { items } = await calls.list(stationId, { limit: maxCalls });
    return items.some(
      (call) =>
        receivedAt.getTime() - call.createdAt.getTime() <= askedForMs &&
        !isRefused(call) &&
        asksFor(call, message),
    );
  }

  async function mayCall(incoming: Guarded, status: Promise<RegistrationStatus>): Promise<boolean> {
    switch (await status) {
      case 'Accepted':
        return true;
      case 'Pending':
        return isAskedFor(incoming);
      case 'Rejected':
        return false;
    }
  }

  return <Incoming extends Guarded, Outcome>(next: (incoming: Incoming) => Promise<Outcome>) =>
    (incoming: Incoming): Promise<Outcome> => {
      const { kind, action, context } = incoming;
      if (kind !== 'call') return next(incoming);
      if (action === 'BootNotification') {
        registrations.forget(context.stationId);
        return next(incoming);
      }
      const status = registrations.statusOf(context.stationId);
      if (status === 'Accepted') return next(incoming);
      return mayCall(incoming, status).then((may) => {
        if (!may) throw refusal();
        return next(incoming);
      });
    };
}

/** Whether the station refused. No answer yet is no refusal: what it was asked for may come first. */
function isRefused({ status, response }: CallRecord): boolean {
  if (status === 'Answered') return !(response && 'status' in response && response.status === 'Accepted');
  return status === 'Refused' || status === 'NotConnected';
}
