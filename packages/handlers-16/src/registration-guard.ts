import { CallError, type Interceptor } from '@csms/router';
import { guardRegistration, type Registrations } from '@csms/services';

/**
 * Answers `SecurityError` to whatever a station that is not accepted calls but BootNotification (OCPP 1.6 section 4.2).
 */
export function registrationGuard(registrations: Registrations): Interceptor {
  return guardRegistration(
    registrations,
    () => new CallError('SecurityError', 'the station is not accepted; expected BootNotification'),
  );
}
