import type { Registrations } from './registrations.js';

/** What the guard must know of a message. */
interface Guarded {
  readonly kind: string;
  readonly action: string;
  readonly context: { readonly stationId: string };
}

/**
 * An interceptor for routers: a station that is not accepted may call nothing but BootNotification (OCPP 1.6 section
 * 4.2; 2.0.1 B01.FR.10, B02.FR.09, B03.FR.07). Every other call rejects with the error that `refusal` makes.
 */
export function guardRegistration(registrations: Registrations, refusal: () => Error) {
  return <Incoming extends Guarded, Outcome>(next: (incoming: Incoming) => Promise<Outcome>) =>
    (incoming: Incoming): Promise<Outcome> => {
      const { kind, action, context } = incoming;
      if (kind !== 'call') return next(incoming);
      if (action === 'BootNotification') {
        registrations.forget(context.stationId);
        return next(incoming);
      }
      const accepted = registrations.isAccepted(context.stationId);
      if (accepted === true) return next(incoming);
      return accepted.then((isAccepted) => {
        if (!isAccepted) throw refusal();
        return next(incoming);
      });
    };
}
