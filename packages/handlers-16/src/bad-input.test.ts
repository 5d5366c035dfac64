import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { describeBadInput } from '@csms/test-handlers';
import { aCsms } from '../test/csms.js';

describeBadInput({
  protocol: ocpp16,
  codes: {
    format: 'FormationViolation',
    occurrence: 'OccurenceConstraintViolation',
    type: 'TypeConstraintViolation',
    property: 'PropertyConstraintViolation',
  },
  aManager: aCsms,
});
