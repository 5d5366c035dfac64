import { CallError, type Interceptor } from '@csms/router';
import { guardRegistration, type RegistrationGuardDeps } from '@csms/services';
import { triggers } from './triggered.js';

/**
 * Answers `SecurityError` to all calls of a station that is not accepted, but for BootNotification and, while it is
 * pending, what TriggerMessage or ExtendedTriggerMessage asked for (OCPP 1.6 section 4.2).
 */
export function registrationGuard(deps: Pick<RegistrationGuardDeps, 'registrations' | 'calls'>): Interceptor {
  return guardRegistration({
    ...deps,
    asksFor: triggers,
    refusal: () => new CallError('SecurityError', 'the station is not accepted; expected BootNotification'),
  });
}
