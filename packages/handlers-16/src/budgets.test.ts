import type { StopTransactionRequest } from '@csms/ocpp-messages/1.6';
import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { describeBudgets } from '@csms/test-handlers';
import { aCsms } from '../test/csms.js';
import { aStoreForStory, story } from '../test/story.js';

const nothing = { reads: 0, writes: 0 };
const oneWrite = { reads: 0, writes: 1 };

describeBudgets({
  protocol: ocpp16,
  story,
  aStore: aStoreForStory,
  aManager: (store) => aCsms({ store }),
  budgets: {
    Authorize: { reads: 1, writes: 0 },
    BootNotification: oneWrite,
    DataTransfer: { reads: 1, writes: 0 },
    DiagnosticsStatusNotification: oneWrite,
    FirmwareStatusNotification: oneWrite,
    Heartbeat: nothing,
    LogStatusNotification: oneWrite,
    MeterValues: oneWrite,
    SecurityEventNotification: oneWrite,
    SignCertificate: nothing,
    SignedFirmwareStatusNotification: oneWrite,
    StartTransaction: { reads: 1, writes: 1 },
    StatusNotification: oneWrite,
    // A stop whose number is not known looks for its transaction, and one whose begin was 0 for the first readings.
    StopTransaction: (request) =>
      isUnnumbered(request as StopTransactionRequest) ? { reads: 3, writes: 2 } : { reads: 2, writes: 2 },
  },
});

function isUnnumbered({ transactionId }: StopTransactionRequest): boolean {
  return transactionId <= 0;
}
