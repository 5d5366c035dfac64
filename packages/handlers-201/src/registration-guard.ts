import { CallError, type Interceptor } from '@csms/router';
import { guardRegistration, type RegistrationGuardDeps } from '@csms/services';
import { asksFor } from './asked-for.js';

/**
 * Answers `SecurityError` to all calls of a station that is not accepted, but for BootNotification and, while it is
 * pending, what TriggerMessage, GetBaseReport or GetReport asked for (OCPP 2.0.1 B01.FR.10, B02.FR.09, B03.FR.07).
 */
export function registrationGuard(deps: Pick<RegistrationGuardDeps, 'registrations' | 'calls'>): Interceptor {
  return guardRegistration({
    ...deps,
    asksFor,
    refusal: () => new CallError('SecurityError', 'the station is not accepted; expected BootNotification'),
  });
}
