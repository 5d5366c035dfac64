import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { describeBadInput } from '@csms/test-handlers';
import { aCsms } from '../test/csms.js';

describeBadInput({
  protocol: ocpp201,
  codes: {
    format: 'FormatViolation',
    occurrence: 'OccurrenceConstraintViolation',
    type: 'TypeConstraintViolation',
    property: 'PropertyConstraintViolation',
  },
  aManager: aCsms,
});
