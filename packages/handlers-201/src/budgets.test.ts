import { ocpp201, type TransactionEventRequest } from '@csms/ocpp-messages/2.0.1';
import { describeBudgets } from '@csms/test-handlers';
import { aCsms } from '../test/csms.js';
import { aStoreForStory, story } from '../test/story.js';

const nothing = { reads: 0, writes: 0 };
const oneWrite = { reads: 0, writes: 1 };
/** The first part of a report may ask which call it answers. */
const reportPart = { reads: 1, writes: 1 };

const ofEvents = {
  Started: { reads: 2, writes: 2 },
  Updated: { reads: 1, writes: 2 },
  Ended: { reads: 2, writes: 3 },
};

describeBudgets({
  protocol: ocpp201,
  story,
  aStore: aStoreForStory,
  aManager: (store) => aCsms({ store }),
  budgets: {
    Authorize: { reads: 3, writes: 0 },
    // What it says of itself, and that it is to report on itself.
    BootNotification: { reads: 0, writes: 2 },
    ClearedChargingLimit: oneWrite,
    DataTransfer: nothing,
    FirmwareStatusNotification: oneWrite,
    Get15118EVCertificate: nothing,
    GetCertificateStatus: nothing,
    Heartbeat: nothing,
    LogStatusNotification: oneWrite,
    MeterValues: oneWrite,
    NotifyChargingLimit: oneWrite,
    NotifyCustomerInformation: reportPart,
    NotifyDisplayMessages: reportPart,
    // Which transaction it is about is looked for, and what its station takes.
    NotifyEVChargingNeeds: { reads: 2, writes: 1 },
    NotifyEVChargingSchedule: oneWrite,
    NotifyEvent: { reads: 0, writes: 2 },
    NotifyMonitoringReport: reportPart,
    NotifyReport: reportPart,
    PublishFirmwareStatusNotification: oneWrite,
    ReportChargingProfiles: reportPart,
    ReservationStatusUpdate: oneWrite,
    SecurityEventNotification: oneWrite,
    SignCertificate: nothing,
    StatusNotification: oneWrite,
    TransactionEvent(request) {
      const { eventType, idToken } = request as TransactionEventRequest;
      // A token that comes later is judged as one that starts.
      return eventType === 'Updated' && idToken ? ofEvents.Started : ofEvents[eventType];
    },
  },
});
