import { CallError, type Interceptor } from '@csms/router';
import { guardRegistration, type Registrations } from '@csms/services';

/**
 * Answers `SecurityError` to whatever a station that is not accepted calls but BootNotification (OCPP 2.0.1
 * B01.FR.10, B02.FR.09, B03.FR.07).
 */
export function registrationGuard(registrations: Registrations): Interceptor {
  return guardRegistration(
    registrations,
    () => new CallError('SecurityError', 'the station is not accepted; expected BootNotification'),
  );
}
